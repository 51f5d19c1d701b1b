// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one payload after a layout. */
final class LayoutReader {
    private final ByteBuffer payload;
    private final Budget budget = new Budget();
    private int at;

    LayoutReader(ByteBuffer payload) {
        this.payload = payload.slice();
    }

    Decoded read(String layout, List<Item> items) {
        List<Field> fields = new ArrayList<>();
        try {
            items(items, new Values(null), fields);
            if (left() > 0) {
                throw new Undecodable(bytes(left()) + (left() == 1 ? " follows" : " follow")
                        + " the end of the layout", at);
            }
            return new Decoded(layout, fields, "", 0);
        } catch (Undecodable e) {
            return new Decoded(layout, fields, e.getMessage(), e.offset());
        }
    }

    private void items(List<Item> items, Values values, List<Field> into) throws Undecodable {
        for (Item item : items) {
            budget.step(at);
            if (item instanceof Item.Plain plain) {
                plain(plain, values, into);
            } else if (item instanceof Item.Structure structure) {
                structure(structure, values, into);
            } else if (item instanceof Item.Choice choice) {
                items(choice.condition().value(values, budget, at) != 0 ? choice.yes() : choice.no(), values, into);
            }
        }
    }

    private void plain(Item.Plain plain, Values values, List<Field> into) throws Undecodable {
        if (plain.type() == Scalar.CHAR || plain.type() == Scalar.BYTES) {
            run(plain, values, into);
        } else if (plain.repeat() == null) {
            number(plain, plain.name(), values, into);
        } else {
            list(plain.name(), plain.repeat(), values, into,
                    (name, items) -> number(plain, name, new Values(null), items));
        }
    }

    private void structure(Item.Structure structure, Values values, List<Field> into) throws Undecodable {
        if (structure.repeat() == null) {
            Values inner = new Values(values);
            group(structure.name(), structure.items(), inner, into);
            values.putAll(structure.name(), inner);
        } else {
            list(structure.name(), structure.repeat(), values, into, (name, items) -> {
                int start = at;
                group(name, structure.items(), new Values(values), items);
                if (at == start && structure.repeat().count() == null) {
                    throw new Undecodable("an item of " + structure.name() + " has no bytes, so the list has no end",
                            at);
                }
            });
        }
    }

    private void group(String name, List<Item> items, Values values, List<Field> into) throws Undecodable {
        budget.field(at);
        budget.enter(at);
        int start = at;
        List<Field> children = new ArrayList<>();
        try {
            items(items, values, children);
        } finally {
            budget.leave();
            into.add(new Field(name, new Value.Group(false), start, at - start, children));
        }
    }

    private interface Reading {
        void item(String name, List<Field> into) throws Undecodable;
    }

    private void list(String name, Item.Repeat repeat, Values values, List<Field> into, Reading reading)
            throws Undecodable {
        long count = repeat.count() == null ? Long.MAX_VALUE : count(name, repeat, values);
        budget.field(at);
        int start = at;
        List<Field> children = new ArrayList<>();
        try {
            for (long i = 0; i < count && (repeat.count() != null || left() > 0); i++) {
                reading.item("[" + i + "]", children);
            }
        } finally {
            into.add(new Field(name, new Value.Group(true), start, at - start, children));
        }
    }

    private long count(String name, Item.Repeat repeat, Values values) throws Undecodable {
        long count = repeat.count().value(values, budget, at);
        if (count < 0) {
            throw new Undecodable("the length of " + name + " is " + count, at);
        }
        return count;
    }

    /** Reads text or bytes; where there are too few, those that there are. */
    private void run(Item.Plain plain, Values values, List<Field> into) throws Undecodable {
        long count = left();
        if (plain.repeat() == null) {
            count = 1;
        } else if (plain.repeat().count() != null) {
            count = count(plain.name(), plain.repeat(), values);
        }
        budget.field(at);
        int length = (int) Math.min(count, left());
        ByteBuffer bytes = payload.slice(at, length);
        Value value = plain.type() == Scalar.BYTES ? new Value.Bytes(bytes) : new Value.Text(text(bytes));
        int start = at;
        if (length > 0 || count == 0) {
            into.add(new Field(plain.name(), value, at, length));
            at += length;
        }
        if (length < count) {
            throw tooShort(plain.name(), count, length, start);
        }
    }

    private static String text(ByteBuffer bytes) {
        int end = 0;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        return StandardCharsets.UTF_8.decode(bytes.slice(0, end)).toString();
    }

    private void number(Item.Plain plain, String name, Values values, List<Field> into) throws Undecodable {
        int size = plain.type().size();
        if (left() < size) {
            throw tooShort(name.startsWith("[") ? plain.name() + name : name, size, left(), at);
        }
        budget.field(at);
        if (plain.type().isInteger()) {
            BigInteger raw = integer(plain.type(), plain.order());
            List<Field> bits = bits(plain, raw, values, name);
            into.add(new Field(name, value(plain, raw), at, size, bits));
            values.put(name, raw);
        } else {
            payload.order(plain.order());
            // A float is shown as its shortest decimal, which is what firmware engineers wrote: 0.1, not 0.10000000149.
            double real = plain.type() == Scalar.F32 ? Double.parseDouble(Float.toString(payload.getFloat(at)))
                    : payload.getDouble(at);
            if (plain.scale() != null) {
                real = Double.isFinite(real) ? scaled(BigDecimal.valueOf(real), plain.scale())
                        : real * plain.scale().factor().doubleValue();
            }
            into.add(new Field(name, new Value.Real(real, plain.unit()), at, size));
        }
        at += size;
    }

    private BigInteger integer(Scalar type, ByteOrder order) {
        byte[] bytes = new byte[type.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[order == ByteOrder.BIG_ENDIAN ? i : bytes.length - 1 - i] = payload.get(at + i);
        }
        return type.isSigned() ? new BigInteger(bytes) : new BigInteger(1, bytes);
    }

    private static Value value(Item.Plain plain, BigInteger raw) {
        if (plain.scale() != null) {
            return new Value.Real(scaled(new BigDecimal(raw), plain.scale()), plain.unit());
        }
        return new Value.Whole(raw, plain.names().getOrDefault(raw, ""), plain.unit());
    }

    /** In decimals, so that 21.5 stays 21.5. */
    private static double scaled(BigDecimal raw, Item.Scale scale) {
        return raw.multiply(scale.factor()).add(scale.summand()).doubleValue();
    }

    private List<Field> bits(Item.Plain plain, BigInteger raw, Values values, String name) throws Undecodable {
        List<Field> fields = new ArrayList<>();
        int size = plain.type().size();
        for (Item.Bits bit : plain.bits()) {
            budget.field(at);
            BigInteger mask = BigInteger.ONE.shiftLeft(bit.count()).subtract(BigInteger.ONE);
            BigInteger value = raw.shiftRight(bit.low()).and(mask);
            String meaning = bit.names().getOrDefault(value, "");
            fields.add(new Field(bit.name(), new Value.Whole(value, meaning, ""), at, size, bit.low(), bit.count(),
                    List.of()));
            values.put(name + "." + bit.name(), value);
        }
        return fields;
    }

    private Undecodable tooShort(String name, long needed, int there, int offset) {
        return new Undecodable(name + " needs " + bytes(needed) + ", and only " + there + (there == 1 ? " is" : " are")
                + " left", offset);
    }

    private int left() {
        return payload.limit() - at;
    }

    private static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }
}
