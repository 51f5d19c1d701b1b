// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.decode.Field;
import org.rpmsgexplorer.ui.properties.Fact;

class SelectedMessageTest {
    private static final CapturedEndpoint ECHO = new CapturedEndpoint("lab", "rpmsg_ctrl1", "echo", "echo (2)", "legacy",
            OptionalLong.of(0x500), OptionalLong.empty());
    private static final CapturedEndpoint UNKNOWN = new CapturedEndpoint("", "", "", "a", "", OptionalLong.empty(),
            OptionalLong.empty());

    @TempDir
    private Path folder;

    /** What is written to a capture before its last row is looked at. */
    @FunctionalInterface
    private interface Writing {
        void write(CaptureWriter writer) throws Exception;
    }

    private MessageRow last(Writing writing) throws Exception {
        Path file = folder.resolve("test.rpmsg");
        try (CaptureWriter writer = CaptureWriter.create(file, "a test")) {
            writer.addEndpoint(ECHO);
            writer.addEndpoint(UNKNOWN);
            writing.write(writer);
        }
        try (Capture capture = Capture.open(file)) {
            return new RowReader(capture, new Decoders(List.of())).read(capture.rows() - 1);
        }
    }

    private static Map<String, String> facts(MessageRow row, Field... field) {
        List<Fact> facts = new SelectedMessage(row, List.of(field)).facts();
        Map<String, String> map = new HashMap<>();
        facts.forEach(fact -> map.put(fact.category() + '/' + fact.name(), fact.value()));
        assertEquals(facts.size(), map.size(), "each has a name of its own: " + facts);
        return map;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMessageSaysAllThatItsRowHas() throws Exception {
        Map<String, String> facts = facts(last(writer -> {
            writer.note(Row.NO_ENDPOINT, TestCapture.START, Row.UNKNOWN_NANOS, "first");
            writer.message(0, Direction.RECEIVED, TestCapture.START, 12_000_000_345L, 0x400, 0x500, bytes("{\"x\":1} no\u202E"));
        }));
        assertEquals("1", facts.get("Row/Number"));
        assertEquals("message", facts.get("Row/Kind"));
        assertTrue(facts.get("Row/Time").matches("2023-11-1[45] \\d\\d:13:20\\.000000"), facts.get("Row/Time"));
        assertEquals("12.000000345 s", facts.get("Row/Monotonic time"));
        assertEquals("rx", facts.get("Row/Direction"));
        assertEquals("0x400", facts.get("Row/Source"));
        assertEquals("0x500", facts.get("Row/Destination"));
        assertEquals("13 bytes", facts.get("Row/Length"));
        assertEquals("7b 22 78 22 3a 31 7d 20 6e 6f e2 80 ae", facts.get("Row/Text"), "no text that steers what shows it");
        assertEquals("echo (2)", facts.get("Endpoint/Label"));
        assertEquals("echo", facts.get("Endpoint/Name"));
        assertEquals("lab", facts.get("Endpoint/Board"));
        assertEquals("rpmsg_ctrl1", facts.get("Endpoint/Control device"));
        assertEquals("legacy", facts.get("Endpoint/Way"));
        assertEquals("0x500", facts.get("Endpoint/Local address"));
        assertEquals("–", facts.get("Endpoint/Remote address"));
        assertEquals("text", facts.get("Decoding/Decoder"));
        assertFalse(facts.containsKey("Decoding/Field"), facts.toString());
    }

    @Test
    void aFieldStandsWithItsMessage() throws Exception {
        MessageRow row = last(writer -> writer.message(1, Direction.SENT, TestCapture.START, Row.UNKNOWN_NANOS,
                Row.UNKNOWN_ADDRESS, Row.UNKNOWN_ADDRESS, bytes("{\"t\": {\"x\": \"a\\nb\"}}")));
        Field outer = row.decoded().fields().get(0);
        Map<String, String> facts = facts(row, outer, outer.children().get(0));
        assertEquals("t.x", facts.get("Decoding/Field"));
        assertEquals("a b", facts.get("Decoding/Value"), "a line");
        Field inner = outer.children().get(0);
        assertEquals(inner.offset() + " to " + (inner.offset() + inner.length() - 1) + " (" + inner.length() + " bytes)",
                facts.get("Decoding/Bytes"));
        assertEquals("tx", facts.get("Row/Direction"));
        assertEquals("–", facts.get("Row/Monotonic time"));
        assertEquals("–", facts.get("Row/Source"));
        assertEquals("–", facts.get("Endpoint/Board"));
        assertEquals(row.decoded().decoder(), facts.get("Decoding/Decoder"));
        assertFalse(facts(row, outer).containsKey("Decoding/Value"), "a group has none of its own");
    }

    @Test
    void whatIsNoMessageHasNeitherAddressesNorALength() throws Exception {
        Map<String, String> lost = facts(last(writer -> writer.marker(0, MarkerKind.LOST, TestCapture.START,
                Row.UNKNOWN_NANOS, "cable")));
        assertEquals("marker", lost.get("Row/Kind"));
        assertEquals("lost", lost.get("Row/Marker"));
        assertEquals("cable", lost.get("Row/Text"));
        assertEquals("–", lost.get("Decoding/Decoder"), "nothing is decoded");
        assertFalse(lost.containsKey("Row/Length") || lost.containsKey("Row/Source"), lost.toString());
    }

    @Test
    void whatConcernsAllHasNoEndpoint() throws Exception {
        Map<String, String> note = facts(last(writer -> writer.note(Row.NO_ENDPOINT, TestCapture.START, Row.UNKNOWN_NANOS,
                "look\n".repeat(1000))));
        assertEquals("note", note.get("Row/Kind"));
        assertTrue(note.get("Row/Text").matches("look.look.{1,500}…"), "a line with an end: " + note.get("Row/Text"));
        assertEquals("–", note.get("Endpoint/Label"));
        assertFalse(note.containsKey("Endpoint/Way"), note.toString());
    }
}
