// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.regex.Pattern;

/** What stands on the left of a comparison; prints as a filter writes it. */
public sealed interface Operand {
    /** Returns what it is compared with. */
    Type type();

    /** A column of the rows. */
    record Of(Column column) implements Operand {
        @Override
        public Type type() {
            return column.type();
        }

        @Override
        public String toString() {
            return column.word();
        }
    }

    /** The payload's bytes from one offset up to, without, another. */
    record Range(int from, int to) implements Operand {
        @Override
        public Type type() {
            return Type.BYTES;
        }

        @Override
        public String toString() {
            return "payload[" + from + ".." + to + "]";
        }
    }

    /** One byte of the payload, 0 to 255. */
    record At(int offset) implements Operand {
        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public String toString() {
            return "payload[" + offset + "]";
        }
    }

    /** A whole number at an offset of the payload. */
    record NumberAt(NumberFormat format, int offset) implements Operand {
        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public String toString() {
            return format.word() + "(" + offset + ")";
        }
    }

    /** A field that a decoder finds. */
    record Decoded(String path) implements Operand {
        private static final Pattern PLAIN = Pattern.compile("[\\p{L}0-9_.\\[\\]-]+");

        @Override
        public Type type() {
            return Type.DECODED;
        }

        @Override
        public String toString() {
            return "field." + (PLAIN.matcher(path).matches() ? path : Value.quoted(path));
        }
    }
}
