// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.payload.PayloadText;

class HexDumpTest {
    private static final byte[] BYTES = bytes(40);

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int index = 0; index < count; index++) {
            bytes[index] = (byte) ('A' + index);
        }
        return bytes;
    }

    @Test
    void showsBytesInHexadecimalAndAsAscii() {
        String[] lines = HexDump.of(BYTES, PayloadText.LINE).text().split("\n");
        assertEquals(3, lines.length);
        assertEquals("0000  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 50  |ABCDEFGHIJKLMNOP|", lines[0]);
        assertEquals("0020  61 62 63 64 65 66 67 68                           |abcdefgh|", lines[2]);
        assertEquals("", HexDump.of(new byte[0], PayloadText.LINE).text());
    }

    @Test
    void aLineHasAsManyBytesAsFit() {
        String line = HexDump.of(BYTES, 16).text().split("\n")[0];
        assertEquals(16, HexDump.lineFor(line.length()));
        assertEquals(8, HexDump.lineFor(line.length() - 1));
        String[] lines = HexDump.of(BYTES, 8).text().split("\n");
        assertEquals(5, lines.length);
        assertEquals("0008  49 4a 4b 4c 4d 4e 4f 50  |IJKLMNOP|", lines[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void eachByteIsFoundWhereItIsShown(int line) {
        HexDump dump = HexDump.of(BYTES, line);
        for (int index = 0; index < BYTES.length; index++) {
            for (HexDump.Piece piece : dump.pieces(index, 1)) {
                assertEquals(index, dump.byteAt(piece.start()), "byte " + index + " at " + piece);
                assertEquals(index, dump.byteAt(piece.start() + piece.length() - 1), "byte " + index + " at " + piece);
            }
            assertEquals(String.format("%02x %c", BYTES[index], BYTES[index]), shown(dump, index, 1).replace("|", " "));
        }
    }

    @Test
    void whatIsNoByteIsNone() {
        HexDump dump = HexDump.of(BYTES, PayloadText.LINE);
        assertEquals(-1, dump.byteAt(0), "the offset");
        assertEquals(-1, dump.byteAt(dump.text().indexOf(' ', 6)), "between two bytes");
        assertEquals(-1, dump.byteAt(dump.text().indexOf('|')));
        assertEquals(-1, dump.byteAt(dump.text().length()), "behind the end");
        assertEquals(-1, HexDump.of(new byte[0], PayloadText.LINE).byteAt(0));
    }

    @Test
    void aRangeGoesOverLines() {
        HexDump dump = HexDump.of(BYTES, PayloadText.LINE);
        assertEquals("50|P|51 52|QR", shown(dump, 15, 3));
        assertEquals("48  49|HI", shown(dump, 7, 2));
        assertEquals("68|h", shown(dump, 39, 10), "no more than there is");
        assertEquals("", shown(dump, 3, 0));
    }

    private static String shown(HexDump dump, int from, int count) {
        return dump.pieces(from, count).stream()
                .map(piece -> dump.text().substring(piece.start(), piece.start() + piece.length())).collect(Collectors.joining("|"));
    }
}
