// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.payload;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Payloads as people write and read them. */
public final class PayloadText {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int GROUP = 8;
    private static final char REPLACEMENT = '\uFFFD';
    /** Bytes on a line of a dump. */
    public static final int LINE = 16;

    private PayloadText() {
    }

    /**
     * Parses bytes in hexadecimal, with or without spaces.
     *
     * @throws PayloadException where the text is something else
     */
    public static byte[] parseHex(String text) throws PayloadException {
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException wrong) {
            throw new PayloadException("\"" + text + "\" is not hexadecimal, two digits for a byte: " + wrong.getMessage());
        }
    }

    /**
     * Returns a text in UTF-8, its escapes resolved.
     *
     * @throws PayloadException where an escape is none
     */
    public static byte[] parseText(String text) throws PayloadException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int escape = text.indexOf('\\', at);
            int end = escape < 0 ? text.length() : escape;
            bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
            at = escape < 0 ? end : escape(text, escape, bytes);
        }
        return bytes.toByteArray();
    }

    /** Writes what an escape stands for, and returns where the text goes on. */
    private static int escape(String text, int at, ByteArrayOutputStream bytes) throws PayloadException {
        int next = at + 2;
        switch (at + 1 < text.length() ? text.charAt(at + 1) : ' ') {
            case 'n' -> bytes.write('\n');
            case 'r' -> bytes.write('\r');
            case 't' -> bytes.write('\t');
            case '\\' -> bytes.write('\\');
            case '0' -> {
                if (next < text.length() && Character.digit(text.charAt(next), 8) >= 0) {
                    throw new PayloadException("\\0 with a digit behind it is no octal number here: write \\xNN, or"
                            + " \\x00 for zero");
                }
                bytes.write(0);
            }
            case 'x' -> {
                bytes.write(number(text, next, 2));
                next += 2;
            }
            case 'u' -> {
                char first = (char) number(text, next, 4);
                next += 4;
                String character = String.valueOf(first);
                if (Character.isHighSurrogate(first) && text.startsWith("\\u", next)) {
                    character += (char) number(text, next + 2, 4);
                    next += 6;
                }
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(character)) {
                    throw new PayloadException("\"" + text.substring(at, next)
                            + "\" is half of a character: two such escapes make one");
                }
                bytes.writeBytes(character.getBytes(StandardCharsets.UTF_8));
            }
            default -> throw new PayloadException("\"" + text.substring(at, Math.min(next, text.length()))
                    + "\" is no escape; there are \\n \\r \\t \\0 \\\\ \\xNN \\uNNNN, and \\\\ is a backslash");
        }
        return next;
    }

    private static int number(String text, int at, int digits) throws PayloadException {
        try {
            return HexFormat.fromHexDigits(text, at, at + digits);
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new PayloadException("\"" + text.substring(at - 2, Math.min(at + digits, text.length())) + "\" is no escape: "
                    + digits + " hexadecimal digits belong behind it");
        }
    }

    /** Returns bytes in hexadecimal, with spaces between them. */
    public static String hex(byte[] payload) {
        return HEX.formatHex(payload);
    }

    /** Returns the text in quotes where the payload is one, else the bytes in hexadecimal. */
    public static String show(byte[] payload) {
        return readable(payload).map(text -> '"' + text.replace("\"", "\\\"") + '"').orElseGet(() -> hex(payload));
    }

    /** Returns the payload as text, with escapes for line ends, tabs and backslashes; empty where it is none. */
    public static Optional<String> readable(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
            if (text.codePoints().allMatch(point -> isHarmless(point) || point == '\n' || point == '\t' || point == '\r')) {
                return Optional.of(text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r"));
            }
        } catch (CharacterCodingException binary) {
            // Bytes that are no text are shown as what they are.
        }
        return Optional.empty();
    }

    /** Returns a text with U+FFFD in the place of each character that is not harmless. */
    public static String harmless(String text) {
        return text.codePoints().allMatch(PayloadText::isHarmless) ? text
                : text.codePoints().map(point -> isHarmless(point) ? point : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Control characters, and those that change the direction of what follows, are not. */
    public static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Appends up to {@link #LINE} bytes in two groups and, behind them at one place, as ASCII. */
    public static void dumpLine(byte[] payload, int offset, StringBuilder into) {
        dumpLine(payload, offset, LINE, into);
    }

    /**
     * Appends some bytes in groups of eight and, behind them at one place, as ASCII.
     *
     * @param line how many bytes a full line has; {@link #LINE} or half of it
     */
    public static void dumpLine(byte[] payload, int offset, int line, StringBuilder into) {
        int end = Math.min(offset + line, payload.length);
        for (int at = offset; at < offset + line; at++) {
            into.append(at == offset + GROUP ? "  " : at == offset ? "" : " ");
            if (at < end) {
                HEX.toHexDigits(into, payload[at]);
            } else {
                into.append("  ");
            }
        }
        into.append("  |");
        for (int at = offset; at < end; at++) {
            into.append(payload[at] >= ' ' && payload[at] < 0x7F ? (char) payload[at] : '.');
        }
        into.append('|');
    }
}
