// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;

/** The types of a layout that are one value. */
enum Scalar {
    U8(1), U16(2), U32(4), U64(8), I8(1), I16(2), I32(4), I64(8), F32(4), F64(8),
    /** Text of a fixed number of bytes, to the first zero. */
    CHAR(1),
    /** Bytes that mean nothing else. */
    BYTES(1);

    private static final Map<String, Scalar> C_NAMES = Map.of("float", F32, "double", F64, "bool", U8, "_Bool", U8);

    private final int size;

    Scalar(int size) {
        this.size = size;
    }

    /** Returns its size in bytes. */
    int size() {
        return size;
    }

    boolean isInteger() {
        return ordinal() <= I64.ordinal();
    }

    boolean isSigned() {
        return isInteger() && ordinal() >= I8.ordinal();
    }

    boolean isNumber() {
        return ordinal() <= F64.ordinal();
    }

    /**
     * Returns the type with this name: {@code u16}, C's {@code uint16_t}, the kernel's {@code __le16}; null for others.
     */
    static Scalar named(String name) {
        String plain = name.startsWith("__") ? name.substring(2) : name;
        if (orderOf(name) != null) {
            plain = "u" + plain.substring(2);
        } else if (plain.endsWith("_t") && plain.startsWith("uint")) {
            plain = "u" + plain.substring(4, plain.length() - 2);
        } else if (plain.endsWith("_t") && plain.startsWith("int")) {
            plain = "i" + plain.substring(3, plain.length() - 2);
        } else if (plain.matches("s\\d+")) {
            plain = "i" + plain.substring(1);
        }
        for (Scalar scalar : values()) {
            if (scalar.name().toLowerCase(Locale.ROOT).equals(plain)) {
                return scalar;
            }
        }
        return C_NAMES.get(name);
    }

    /** Returns the byte order that the name of a kernel's type says, as {@code __be16} does; null for others. */
    static ByteOrder orderOf(String name) {
        if (name.matches("(__)?le(16|32|64)")) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        return name.matches("(__)?be(16|32|64)") ? ByteOrder.BIG_ENDIAN : null;
    }
}
