// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one value of JSON (RFC 8259). Written for this, since a field needs its range in bytes, and what precedes an
 * error is to be shown. A member's range begins with its name.
 */
final class JsonReader {
    private static final int MAX_INTEGER = 40;
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final ByteBuffer bytes;
    private final Budget budget = new Budget();
    private int at;

    JsonReader(ByteBuffer payload) {
        bytes = payload.slice();
        bytes.limit(Utf8.withoutZeros(bytes));
    }

    void read(List<Field> into) throws Undecodable {
        space();
        value(Tree.VALUE, at, into);
        space();
        if (at < bytes.limit()) {
            throw new Undecodable("something follows the end of the value", at);
        }
    }

    private void value(String name, int start, List<Field> into) throws Undecodable {
        budget.field(at);
        int c = peek();
        if (c == '{' || c == '[') {
            group(name, start, c == '[', into);
        } else {
            into.add(new Field(name, scalar(c), start, at - start));
        }
    }

    private Value scalar(int c) throws Undecodable {
        if (c == '"') {
            return new Value.Text(string());
        }
        if (c == '-' || c >= '0' && c <= '9') {
            return number();
        }
        for (String word : List.of("true", "false", "null")) {
            if (startsWith(word)) {
                at += word.length();
                return new Value.Word(word);
            }
        }
        throw new Undecodable(c < 0 ? "the payload ends where a value is needed" : "this is no value", at);
    }

    private boolean startsWith(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= bytes.limit() || bytes.get(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void group(String name, int start, boolean list, List<Field> into) throws Undecodable {
        budget.enter(at);
        char close = list ? ']' : '}';
        List<Field> children = new ArrayList<>();
        try {
            at++;
            space();
            boolean more = peek() != close;
            while (more) {
                int begin = at;
                String child = "[" + children.size() + "]";
                if (!list) {
                    child = key();
                }
                value(child, begin, children);
                space();
                more = peek() == ',';
                if (more) {
                    at++;
                    space();
                } else if (peek() != close) {
                    throw new Undecodable("\",\" or \"" + close + "\" is missing", at);
                }
            }
            at++;
        } finally {
            budget.leave();
            into.add(new Field(name, new Value.Group(list), start, at - start, children));
        }
    }

    private String key() throws Undecodable {
        if (peek() != '"') {
            throw new Undecodable("a name in quotes is missing", at);
        }
        String key = string();
        space();
        if (peek() != ':') {
            throw new Undecodable("\":\" is missing", at);
        }
        at++;
        space();
        return key;
    }

    private String string() throws Undecodable {
        int start = at++;
        StringBuilder text = new StringBuilder();
        int plain = at;
        while (true) {
            int c = peek();
            if (c < 0) {
                throw new Undecodable("the string has no end", start);
            }
            if (c < ' ') {
                throw new Undecodable("a control character in a string", at);
            }
            if (c == '"' || c == '\\') {
                text.append(StandardCharsets.UTF_8.decode(bytes.slice(plain, at - plain)));
                at++;
                if (c == '"') {
                    return text.toString();
                }
                text.append(escape());
                plain = at;
            } else {
                at++;
            }
        }
    }

    private char escape() throws Undecodable {
        int c = peek();
        if (c == 'u') {
            at++;
            int value = 0;
            for (int i = 0; i < 4; i++, at++) {
                int digit = Character.digit(peek() < 0 ? ' ' : (char) peek(), 16);
                if (digit < 0) {
                    throw new Undecodable("four hexadecimal digits are missing after \\u", at);
                }
                value = value << 4 | digit;
            }
            return (char) value;
        }
        int known = c < 0 ? -1 : ESCAPES.indexOf(c);
        if (known < 0) {
            throw new Undecodable("this may not follow a backslash", at);
        }
        at++;
        return ESCAPED.charAt(known);
    }

    private Value number() throws Undecodable {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        boolean whole = true;
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            whole = false;
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        String text = StandardCharsets.US_ASCII.decode(bytes.slice(start, at - start)).toString();
        return whole && text.length() <= MAX_INTEGER ? new Value.Whole(new BigInteger(text), "", "")
                : new Value.Real(Double.parseDouble(text), "");
    }

    private void digits() throws Undecodable {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw new Undecodable("a digit is missing", at);
        }
    }

    private void space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    /** Returns the byte here, 0 to 255; -1 at the end. */
    private int peek() {
        return at < bytes.limit() ? bytes.get(at) & 0xFF : -1;
    }
}
