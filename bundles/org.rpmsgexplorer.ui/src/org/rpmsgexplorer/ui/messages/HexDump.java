// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.payload.PayloadText;

/**
 * The bytes of a payload as lines of a text: where they are, in hexadecimal, and as ASCII.
 *
 * @param text all lines
 * @param length how many bytes it shows
 * @param line how many bytes a full line has
 */
record HexDump(String text, int length, int line) {
    private static final int OFFSET_DIGITS = 4;
    private static final int FIRST_HEX = OFFSET_DIGITS + 2;
    private static final int GROUP = 8;
    private static final int LINE_END = 1;

    /**
     * A piece of the text.
     *
     * @param start where it begins
     * @param length how long it is
     */
    record Piece(int start, int length) {
    }

    /**
     * Makes lines.
     *
     * @param line as {@link #lineFor} has it
     */
    static HexDump of(byte[] payload, int line) {
        StringBuilder text = new StringBuilder();
        for (int offset = 0; offset < payload.length; offset += line) {
            text.append(offset == 0 ? "" : "\n").append(String.format("%04x  ", offset));
            PayloadText.dumpLine(payload, offset, line, text);
        }
        return new HexDump(text.toString(), payload.length, line);
    }

    /** Returns how many bytes there are on a line, so that it fits where there is room for so many letters. */
    static int lineFor(int letters) {
        return width(PayloadText.LINE) <= letters ? PayloadText.LINE : PayloadText.LINE / 2;
    }

    /** In letters, the bar at the end included. */
    private static int width(int line) {
        return firstAscii(line) + line + 1;
    }

    /** Behind the hexadecimal digits, the spaces between the groups, and the bar. */
    private static int firstAscii(int line) {
        return FIRST_HEX + 3 * line + line / GROUP + 1;
    }

    /** Returns the byte that a place of the text shows, in either half; -1 for none. */
    int byteAt(int place) {
        int above = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0 && end < place; end = text.indexOf('\n', start)) {
            start = end + LINE_END;
            above++;
        }
        int column = place - start;
        for (int index = 0; index < line; index++) {
            int hex = hexColumn(index);
            if ((column == firstAscii(line) + index || column >= hex && column < hex + 2) && above * line + index < length) {
                return above * line + index;
            }
        }
        return -1;
    }

    private static int hexColumn(int index) {
        return FIRST_HEX + 3 * index + index / GROUP;
    }

    /** Returns the pieces of the text that show some bytes, two on each line; those that are not there are left out. */
    List<Piece> pieces(int from, int count) {
        List<Piece> pieces = new ArrayList<>();
        int end = Math.min(from + count, length);
        for (int at = from; at < end;) {
            int last = Math.min(end, (at / line + 1) * line) - 1;
            int start = lineStart(at / line);
            pieces.add(new Piece(start + hexColumn(at % line), hexColumn(last % line) + 2 - hexColumn(at % line)));
            pieces.add(new Piece(start + firstAscii(line) + at % line, last - at + 1));
            at = last + 1;
        }
        return pieces;
    }

    /** All lines but the last one are full. */
    private int lineStart(int number) {
        return number * (width(line) + LINE_END);
    }
}
