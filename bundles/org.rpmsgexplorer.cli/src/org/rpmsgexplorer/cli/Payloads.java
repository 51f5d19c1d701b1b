// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Payloads as people write and read them. */
final class Payloads {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private Payloads() {
    }

    /**
     * Parses bytes in hexadecimal, with or without spaces.
     *
     * @throws UsageException where the text is something else
     */
    static byte[] parseHex(String text) {
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("\"" + text + "\" is not hexadecimal: " + wrong.getMessage());
        }
    }

    /**
     * Returns a text in UTF-8.
     *
     * @throws UsageException where Java could not read it in this locale, and would send question marks
     */
    static byte[] text(String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            throw new UsageException("The text has characters that are none in this locale; try with LC_ALL=C.UTF-8, or --hex");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hex(byte[] payload) {
        return HEX.formatHex(payload);
    }

    /** Returns the text in quotes where the payload is one, else the bytes in hexadecimal. */
    static String show(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
            if (text.chars().noneMatch(character -> Character.isISOControl(character) && character != '\n'
                    && character != '\t' && character != '\r')) {
                return '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
                        .replace("\"", "\\\"") + '"';
            }
        } catch (CharacterCodingException binary) {
            // Bytes that are no text are shown as what they are.
        }
        return hex(payload);
    }
}
