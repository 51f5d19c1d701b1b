// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** What a field says. */
public sealed interface Value {
    /** Returns it as people read it; empty for a group, whose children say all. */
    String text();

    /**
     * An integer.
     *
     * @param number as it is, unsigned where its type is
     * @param name what the number means, such as the name in an enum; empty where it has none
     * @param unit such as {@code mV}; empty where it has none
     */
    record Whole(BigInteger number, String name, String unit) implements Value {
        @Override
        public String text() {
            return withUnit(name.isEmpty() ? number.toString() : number + " (" + name + ")", unit);
        }
    }

    /**
     * A number that need not be whole.
     *
     * @param number may be infinite or not a number
     * @param unit such as {@code °C}; empty where it has none
     */
    record Real(double number, String unit) implements Value {
        @Override
        public String text() {
            return withUnit(Double.toString(number), unit);
        }
    }

    /**
     * Text.
     *
     * @param text malformed bytes of it are U+FFFD
     */
    record Text(String text) implements Value {
    }

    /**
     * A word of the format: {@code true}, {@code false}, {@code null}, {@code undefined}, {@code simple(16)}.
     *
     * @param text the word
     */
    record Word(String text) implements Value {
    }

    /** Bytes that mean nothing else. */
    record Bytes(ByteBuffer bytes) implements Value {
        private static final int SHOWN = 64;

        /** Takes the buffer's remaining bytes, which nobody may change afterwards. */
        public Bytes {
            bytes = bytes.slice().asReadOnlyBuffer();
        }

        /** Returns them as a read-only buffer of the caller's own. */
        @Override
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }

        /** Returns the first 64 of them in hexadecimal, with an ellipsis where there are more. */
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(SHOWN, bytes.limit()); i++) {
                text.append(String.format(i == 0 ? "%02x" : " %02x", bytes.get(i)));
            }
            return bytes.limit() > SHOWN ? text.append(" …").toString() : text.toString();
        }
    }

    /**
     * Nothing of its own: the children say all.
     *
     * @param list whether they are the items of a list, named {@code [0]}, {@code [1]} and so on
     */
    record Group(boolean list) implements Value {
        @Override
        public String text() {
            return "";
        }
    }

    private static String withUnit(String text, String unit) {
        return unit.isEmpty() ? text : text + " " + unit;
    }
}
