// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.export;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

import org.rpmsgexplorer.core.capture.Row;

/** What the exports as text have in common. */
final class RowText {
    private static final long SECOND = 1_000_000_000L;
    private static final String DIGITS = "0123456789abcdef";

    private RowText() {
    }

    static String word(Row.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a row's time as ISO 8601 in UTC, with as many digits as it takes. */
    static String time(Row row) {
        return Instant.ofEpochSecond(Math.floorDiv(row.time(), SECOND), Math.floorMod(row.time(), SECOND)).toString();
    }

    static void hex(StringBuilder text, Row row) {
        for (int index = 0; index < row.length(); index++) {
            hex(text, row.at(index));
        }
    }

    static void hex(StringBuilder text, byte value) {
        text.append(DIGITS.charAt(value >> 4 & 0xF)).append(DIGITS.charAt(value & 0xF));
    }

    /** Returns the payload as text, with {@code \n}, {@code \r}, {@code \t}, {@code \\} and {@code \xNN} for what is none. */
    static String escaped(Row row) {
        ByteBuffer payload = row.payload();
        StringBuilder text = new StringBuilder(row.length());
        CharBuffer characters;
        try {
            characters = StandardCharsets.UTF_8.newDecoder().decode(payload);
        } catch (CharacterCodingException binary) {
            // Byte by byte: what is not ASCII is an escape.
            for (int index = 0; index < row.length(); index++) {
                escape(text, (char) Byte.toUnsignedInt(row.at(index)), 0x7F);
            }
            return text.toString();
        }
        for (int index = 0; index < characters.length(); index++) {
            escape(text, characters.charAt(index), Character.MAX_VALUE);
        }
        return text.toString();
    }

    private static void escape(StringBuilder text, char character, int limit) {
        switch (character) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\\' -> text.append("\\\\");
            default -> {
                if (character < ' ' || character == 0x7F || character > limit) {
                    text.append("\\x").append(DIGITS.charAt(character >> 4 & 0xF)).append(DIGITS.charAt(character & 0xF));
                } else {
                    text.append(character);
                }
            }
        }
    }
}
