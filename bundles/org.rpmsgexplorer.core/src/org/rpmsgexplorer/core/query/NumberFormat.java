// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.Locale;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.Row;

/** How a whole number lies in a payload: signed or not, its width, and its byte order. */
public enum NumberFormat {
    U8, I8, U16LE, U16BE, I16LE, I16BE, U32LE, U32BE, I32LE, I32BE, U64LE, U64BE, I64LE, I64BE;

    private final boolean signed = name().startsWith("I");
    private final boolean big = name().endsWith("BE");
    private final int bytes = Integer.parseInt(name().replaceAll("[A-Z]", "")) / Byte.SIZE;

    /** Returns its name in a filter, such as {@code u16le}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int bytes() {
        return bytes;
    }

    /** Returns true if a number read by this is to be taken without a sign although it fills a long. */
    boolean fillsLong() {
        return !signed && bytes == Long.BYTES;
    }

    /** Reads the number; the payload must be long enough. */
    long read(Row row, int offset) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << Byte.SIZE | row.at(big ? offset + i : offset + bytes - 1 - i) & 0xFF;
        }
        int unused = Long.SIZE - bytes * Byte.SIZE;
        return signed ? number << unused >> unused : number;
    }

    static Optional<NumberFormat> of(String word) {
        for (NumberFormat format : values()) {
            if (format.word().equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
