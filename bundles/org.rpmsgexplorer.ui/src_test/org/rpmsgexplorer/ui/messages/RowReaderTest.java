// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.query.Query;

class RowReaderTest {
    @TempDir
    private Path folder;

    private TestCapture file;
    private Capture capture;

    @BeforeEach
    void begin() throws IOException {
        file = new TestCapture(folder);
    }

    @AfterEach
    void end() throws IOException {
        capture.close();
        file.close();
    }

    @Test
    void rowsOfAllKindsAreReadable() throws Exception {
        file.marker(0, MarkerKind.CONNECTED, "");
        file.message(0, Direction.SENT, "hello\nworld");
        file.message(1, Direction.RECEIVED, new byte[] {0, 1, (byte) 0xFF});
        file.gap(0, 1234);
        file.marker(0, MarkerKind.LOST, "gone for now: cable");
        file.note("look here");
        assertEquals("0.000000||virtual|echo||||connected", line(0));
        assertEquals("0.001000|tx|virtual|echo|–|0x400|11|hello\\nworld", line(1));
        assertEquals("0.002000|rx|virtual|sink|–|0x400|3|00 01 ff", line(2));
        assertEquals("0.003000||virtual|echo||||1234 messages were lost here", line(3));
        assertEquals("0.004000||virtual|echo||||gone for now: cable", line(4));
        assertEquals("0.005000||||||look here".replace("||||||", "|||||||"), line(5));
    }

    @Test
    void aDecodedFieldHasAColumn() throws Exception {
        file.message(0, Direction.RECEIVED, "{\"t\": {\"x\": 21.5}}");
        file.message(0, Direction.RECEIVED, "no JSON");
        MessageColumn column = new MessageColumn(MessageColumn.Kind.FIELD, "t.x");
        assertEquals("21.5", text(0, column, TimeDisplay.RELATIVE));
        assertEquals("", text(1, column, TimeDisplay.RELATIVE));
    }

    @Test
    void whatOthersHaveWrittenIsOneShortLine() throws Exception {
        file.note("two\nlines " + "x".repeat(300));
        file.marker(0, MarkerKind.LOST, "gone\u202E for now");
        file.message(0, Direction.RECEIVED, "{\"t\": \"a\\nb" + "x".repeat(400) + "\"}");
        MessageColumn text = new MessageColumn(MessageColumn.Kind.TEXT, "");
        assertEquals("two\uFFFDlines " + "x".repeat(246) + '\u2026', text(0, text, TimeDisplay.RELATIVE));
        assertEquals("gone\uFFFD for now", text(1, text, TimeDisplay.RELATIVE));
        String field = text(2, MessageColumn.field("t"), TimeDisplay.RELATIVE);
        assertTrue(field.matches("a\uFFFDbx{253}\u2026"), field);
    }

    @Test
    void aLongPayloadIsCutBetweenCharacters() throws Exception {
        file.message(0, Direction.RECEIVED, "a" + "ü".repeat(300));
        String text = text(0, new MessageColumn(MessageColumn.Kind.TEXT, ""), TimeDisplay.RELATIVE);
        assertTrue(text.matches("aü{127}…"), text);
    }

    @Test
    void timesAreShownInThreeWays() throws Exception {
        for (int row = 0; row < 3; row++) {
            file.message(0, Direction.RECEIVED, "x");
        }
        MessageColumn time = new MessageColumn(MessageColumn.Kind.TIME, "");
        assertEquals("0.002000", text(2, time, TimeDisplay.RELATIVE));
        assertEquals("0.001000", text(2, time, TimeDisplay.DELTA));
        assertEquals("0.000000", text(0, time, TimeDisplay.DELTA));
        String absolute = text(2, time, TimeDisplay.ABSOLUTE);
        assertTrue(absolute.matches("2023-11-1[45] \\d\\d:13:20\\.002000"), absolute);
    }

    private String line(int place) throws Exception {
        StringBuilder line = new StringBuilder();
        for (MessageColumn column : MessageColumn.standard()) {
            line.append(line.length() == 0 ? "" : "|").append(text(place, column, TimeDisplay.RELATIVE));
        }
        return line.toString();
    }

    private String text(int place, MessageColumn column, TimeDisplay times) throws Exception {
        if (capture == null) {
            file.flush();
            capture = Capture.open(file.path());
        }
        ShownRows shown = new ShownRows(new RowFilter("", new Query.All(), Set.of(), 0), null, capture.rows(), 0,
                capture.rows());
        return new RowReader(capture, new Decoders(List.of())).text(shown, place, column, times);
    }
}
