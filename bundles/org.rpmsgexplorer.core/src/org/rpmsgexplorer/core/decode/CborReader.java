// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one data item of CBOR (RFC 8949). Written for this, since a field needs its range in bytes, and what precedes
 * an error is to be shown. A tag is a child called {@code (tag)} of what it stands before; bignums are integers. An
 * entry's range begins with its key.
 */
final class CborReader {
    private static final int INDEFINITE = 31;
    private static final int TAG = 6;
    private static final int BREAK = 0xFF;
    private static final int MAX_BIGNUM = 64;
    private static final BigInteger POSITIVE_BIGNUM = BigInteger.TWO;
    private static final BigInteger NEGATIVE_BIGNUM = BigInteger.valueOf(3);

    private final ByteBuffer bytes;
    private final Budget budget = new Budget();
    private int at;

    CborReader(ByteBuffer payload) {
        bytes = payload.slice();
    }

    void read(List<Field> into) throws Undecodable {
        item(Tree.VALUE, at, into);
        if (at < bytes.limit()) {
            throw new Undecodable("something follows the end of the data item", at);
        }
    }

    private void item(String name, int start, List<Field> into) throws Undecodable {
        budget.field(at);
        List<Field> children = new ArrayList<>();
        BigInteger tag = null;
        while (at < bytes.limit() && (bytes.get(at) & 0xFF) >> 5 == TAG) {
            budget.field(at);
            int head = at;
            tag = argument(byteHere() & 0x1F, head);
            children.add(new Field("(tag)", new Value.Whole(tag, "", ""), head, at - head));
        }
        int head = at;
        int first = byteHere();
        int major = first >> 5;
        int info = first & 0x1F;
        if (major == 4 || major == 5) {
            group(name, start, head, major == 4, info, children, into);
            return;
        }
        Value value = switch (major) {
            case 0 -> new Value.Whole(argument(info, head), "", "");
            case 1 -> new Value.Whole(argument(info, head).not(), "", "");
            case 2, 3 -> string(major, info, head, tag);
            default -> simple(info, head);
        };
        into.add(new Field(name, value, start, at - start, children));
    }

    private void group(String name, int start, int head, boolean list, int info, List<Field> children, List<Field> into)
            throws Undecodable {
        budget.enter(head);
        try {
            BigInteger count = info == INDEFINITE ? null : argument(info, head);
            int index = 0;
            while (count == null ? !accept(BREAK) : BigInteger.valueOf(index).compareTo(count) < 0) {
                int begin = at;
                String child = list ? "[" + index + "]" : key();
                item(child, begin, children);
                index++;
            }
        } finally {
            budget.leave();
            into.add(new Field(name, new Value.Group(list), start, at - start, children));
        }
    }

    private String key() throws Undecodable {
        List<Field> key = new ArrayList<>();
        item("key", at, key);
        Value value = key.get(0).value();
        String text = value instanceof Value.Whole whole ? whole.number().toString() : value.text();
        return text.isEmpty() ? "?" : text;
    }

    private Value string(int major, int info, int head, BigInteger tag) throws Undecodable {
        ByteBuffer content = info == INDEFINITE ? chunks(major) : take(argument(info, head), head);
        if (major == 3) {
            return new Value.Text(StandardCharsets.UTF_8.decode(content).toString());
        }
        boolean bignum = POSITIVE_BIGNUM.equals(tag) || NEGATIVE_BIGNUM.equals(tag);
        if (bignum && content.remaining() <= MAX_BIGNUM) {
            byte[] magnitude = new byte[content.remaining()];
            content.get(magnitude);
            BigInteger number = new BigInteger(1, magnitude);
            return new Value.Whole(NEGATIVE_BIGNUM.equals(tag) ? number.not() : number, "", "");
        }
        return new Value.Bytes(content);
    }

    private ByteBuffer chunks(int major) throws Undecodable {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (!accept(BREAK)) {
            budget.step(at);
            int head = at;
            int first = byteHere();
            if (first >> 5 != major || (first & 0x1F) == INDEFINITE) {
                throw new Undecodable("this is no chunk of a string", head);
            }
            ByteBuffer chunk = take(argument(first & 0x1F, head), head);
            while (chunk.hasRemaining()) {
                all.write(chunk.get());
            }
        }
        return ByteBuffer.wrap(all.toByteArray());
    }

    private Value simple(int info, int head) throws Undecodable {
        return switch (info) {
            case 20 -> new Value.Word("false");
            case 21 -> new Value.Word("true");
            case 22 -> new Value.Word("null");
            case 23 -> new Value.Word("undefined");
            case 25 -> new Value.Real(half((int) number(2, head)), "");
            case 26 -> new Value.Real(Float.intBitsToFloat((int) number(4, head)), "");
            case 27 -> new Value.Real(Double.longBitsToDouble(number(8, head)), "");
            case INDEFINITE -> throw new Undecodable("there is an end where nothing has begun", head);
            default -> {
                long number = argument(info, head).longValue();
                if (info == 24 && number < 32) {
                    throw new Undecodable("a simple value below 32 may not have two bytes", head);
                }
                yield new Value.Word("simple(" + number + ")");
            }
        };
    }

    /** A half-precision number of IEEE 754, as in the RFC's appendix D. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1F;
        int mantissa = bits & 0x3FF;
        double value;
        if (exponent == 0) {
            value = Math.scalb((double) mantissa, -24);
        } else if (exponent == 31) {
            value = mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            value = Math.scalb((double) (mantissa + 1024), exponent - 25);
        }
        return (bits & 0x8000) == 0 ? value : -value;
    }

    private BigInteger argument(int info, int head) throws Undecodable {
        if (info < 24) {
            return BigInteger.valueOf(info);
        }
        if (info > 27) {
            throw new Undecodable("this is no beginning of a data item", head);
        }
        long number = number(1 << info - 24, head);
        return new BigInteger(Long.toUnsignedString(number));
    }

    private long number(int size, int head) throws Undecodable {
        ByteBuffer big = take(BigInteger.valueOf(size), head);
        long number = 0;
        while (big.hasRemaining()) {
            number = number << 8 | big.get() & 0xFF;
        }
        return number;
    }

    private ByteBuffer take(BigInteger count, int head) throws Undecodable {
        int left = bytes.limit() - at;
        if (count.compareTo(BigInteger.valueOf(left)) > 0) {
            throw new Undecodable("this needs " + count + " more bytes, and only " + left + (left == 1 ? " is" : " are")
                    + " left", head);
        }
        at += count.intValue();
        return bytes.slice(at - count.intValue(), count.intValue());
    }

    private boolean accept(int value) {
        if (at < bytes.limit() && (bytes.get(at) & 0xFF) == value) {
            at++;
            return true;
        }
        return false;
    }

    private int byteHere() throws Undecodable {
        if (at >= bytes.limit()) {
            throw new Undecodable("the payload ends where a data item is needed", at);
        }
        return bytes.get(at++) & 0xFF;
    }
}
