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
 */
record HexDump(String text, int length) {
    private static final int OFFSET_DIGITS = 4;
    private static final int FIRST_HEX = OFFSET_DIGITS + 2;
    private static final int BYTES = PayloadText.LINE;
    /** Behind the hexadecimal digits, the space between the groups, and the bar. */
    private static final int FIRST_ASCII = FIRST_HEX + 3 * BYTES + 3;
    private static final int LINE_END = 1;

    /**
     * A piece of the text.
     *
     * @param start where it begins
     * @param length how long it is
     */
    record Piece(int start, int length) {
    }

    static HexDump of(byte[] payload) {
        StringBuilder text = new StringBuilder();
        for (int offset = 0; offset < payload.length; offset += BYTES) {
            text.append(offset == 0 ? "" : "\n").append(String.format("%04x  ", offset));
            PayloadText.dumpLine(payload, offset, text);
        }
        return new HexDump(text.toString(), payload.length);
    }

    /** Returns the byte that a place of the text shows, in either half; -1 for none. */
    int byteAt(int place) {
        int line = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0 && end < place; end = text.indexOf('\n', start)) {
            start = end + LINE_END;
            line++;
        }
        int column = place - start;
        for (int index = 0; index < BYTES; index++) {
            int hex = hexColumn(index);
            if ((column == FIRST_ASCII + index || column >= hex && column < hex + 2) && line * BYTES + index < length) {
                return line * BYTES + index;
            }
        }
        return -1;
    }

    private static int hexColumn(int index) {
        return FIRST_HEX + 3 * index + (index >= BYTES / 2 ? 1 : 0);
    }

    /** Returns the pieces of the text that show some bytes, two on each line; those that are not there are left out. */
    List<Piece> pieces(int from, int count) {
        List<Piece> pieces = new ArrayList<>();
        int end = Math.min(from + count, length);
        for (int at = from; at < end;) {
            int line = at / BYTES;
            int last = Math.min(end, (line + 1) * BYTES) - 1;
            int start = lineStart(line);
            pieces.add(new Piece(start + hexColumn(at % BYTES), hexColumn(last % BYTES) + 2 - hexColumn(at % BYTES)));
            pieces.add(new Piece(start + FIRST_ASCII + at % BYTES, last - at + 1));
            at = last + 1;
        }
        return pieces;
    }

    /** All lines but the last one are full. */
    private static int lineStart(int line) {
        return line * (FIRST_ASCII + BYTES + 1 + LINE_END);
    }
}
