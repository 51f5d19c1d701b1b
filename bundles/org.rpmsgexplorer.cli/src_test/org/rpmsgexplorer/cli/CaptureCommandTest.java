// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The commands for captures in this JVM, on a capture of 8 rows: 5 messages of two endpoints, a gap, a marker, a note. */
class CaptureCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** In nanoseconds since 1970, 2026-01-02T03:04:05Z. */
    private static final long START = 1_767_323_045_000_000_000L;
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path folder;
    private Path capture;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private String errors = "";
    private String output = "";

    @BeforeEach
    void makeCapture() throws CaptureException {
        capture = folder.resolve("a.rpmsg");
        try (CaptureWriter writer = CaptureWriter.create(capture, "a test")) {
            writer.addEndpoint(new CapturedEndpoint("virtual", "rpmsg_ctrl0", "rpmsg-echo", "echo", "fd", OptionalLong.empty(),
                    OptionalLong.of(0x400)));
            writer.addEndpoint(new CapturedEndpoint("", "", "rpmsg-sensor", "sensor", "", OptionalLong.of(5),
                    OptionalLong.empty()));
            message(writer, 0, Direction.SENT, 0, "hello");
            message(writer, 0, Direction.RECEIVED, 1, "hello");
            message(writer, 1, Direction.RECEIVED, 2, "\u0001\u0007");
            message(writer, 1, Direction.RECEIVED, 4, "\u0002\u0008");
            writer.gap(1, START + 5 * MILLI, Row.UNKNOWN_NANOS, 3);
            writer.marker(1, MarkerKind.LOST, START + 6 * MILLI, Row.UNKNOWN_NANOS, "gone");
            message(writer, 0, Direction.RECEIVED, 7, "=1");
            writer.note(Row.NO_ENDPOINT, START + 8 * MILLI, Row.UNKNOWN_NANOS, "the cable");
        }
    }

    private static void message(CaptureWriter writer, int endpoint, Direction direction, int millis, String text)
            throws CaptureException {
        writer.message(endpoint, direction, START + millis * MILLI, millis * MILLI, Row.UNKNOWN_ADDRESS, 0x400,
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private int run(String... arguments) {
        printed.reset();
        int exit = run(printed, arguments);
        output = printed.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private int run(OutputStream out, String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        StringWriter reported = new StringWriter();
        told.reset();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            return Main.commandLine(new ErrorReport(folder.resolve("log"))).setErr(new PrintWriter(reported, true))
                    .execute(arguments);
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
            errors = told.toString(StandardCharsets.UTF_8) + reported;
        }
    }

    private List<String> lines(String... arguments) {
        assertEquals(0, run(arguments), () -> errors);
        return output.lines().toList();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** Returns the numbers of the rows that are listed. */
    private List<Integer> listed(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("capture", "list", capture.toString(), "--json"));
        arguments.addAll(Arrays.asList(options));
        List<Integer> numbers = new ArrayList<>();
        for (String line : lines(arguments.toArray(String[]::new))) {
            numbers.add(JSON.readTree(line).get("number").asInt());
        }
        return numbers;
    }

    @Test
    void infoTellsWhatACaptureIs() throws IOException {
        String text = String.join("\n", lines("capture", "info", capture.toString()));
        assertTrue(text.contains("8: 5 messages, 1 gap (3 messages lost), 1 marker, 1 note"), text);
        assertTrue(text.contains("0.007000 s") && text.contains("a test") && text.contains("Whole          yes"), text);
        assertTrue(text.replaceAll(" +", " ").contains("\nsensor 2 rpmsg-sensor – 0x5 – – –"), text);
        JsonNode info = JSON.readTree(String.join("\n", lines("capture", "info", capture.toString(), "--json")));
        assertEquals(8, info.get("rows").asInt());
        assertEquals("2026-01-02T03:04:05.007Z", info.get("last").asText());
        assertTrue(info.get("damage").isNull() && info.get("endpoints").get(1).get("way").isNull(), output);
    }

    @Test
    void aTornEndIsToldAndDamageIsAFailure() throws IOException {
        Files.write(capture, new byte[7], StandardOpenOption.APPEND);
        assertTrue(String.join("\n", lines("capture", "info", capture.toString())).contains("no: its last 7 bytes are no"), output);
        lines("capture", "list", capture.toString());
        assertTrue(errors.contains("a.rpmsg: its last 7 bytes are no whole block"), errors);
        lines("capture", "note", capture.toString(), "in another block");
        byte[] bytes = Files.readAllBytes(capture);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("hello")]++;
        Files.write(capture, bytes);
        assertEquals(1, run("capture", "info", capture.toString()));
        assertTrue(output.contains("is not what was written; only the rows before it are counted"), output);
        assertEquals(1, run("capture", "list", capture.toString()));
        assertTrue(errors.contains("from row 0 on, is not what was written"), errors);
        assertEquals(List.of(8), listed("--from", "8"), "what is behind the damage can be read");
        assertEquals(1, run("capture", "export", capture.toString(), file("half.csv")));
        assertTrue(errors.startsWith("rpmsg: " + file("half.csv") + " ends after 0 rows\nrpmsg: The capture "), errors);
    }

    @Test
    void listShowsRowsWithTheirNumbers() {
        List<String> lines = lines("capture", "list", capture.toString());
        assertEquals(9, lines.size(), output);
        assertTrue(lines.get(1).matches(" +0  \\d\\d:04:05.000000  tx  echo +5  \"hello\""), lines.get(1));
        assertTrue(lines.get(5).endsWith("--- sensor: 3 messages were lost here: more came than could be passed on ---"), output);
        assertTrue(lines("capture", "list", capture.toString(), "--hex", "--count", "1").get(1).endsWith("|hello|"), output);
    }

    @Test
    void aListCanBeFilteredAndCut() throws IOException {
        assertEquals(List.of(0, 1), listed("text == hello"));
        assertEquals(List.of(0, 1), listed("text", "==", "hello"));
        assertEquals(List.of(1, 2), listed("dir == rx", "--count", "2"));
        assertEquals(List.of(3, 6), listed("dir == rx", "--tail", "2"));
        assertEquals(List.of(6), listed("dir == rx", "--tail", "3", "--from", "4"));
        assertEquals(List.of(6, 7), listed("--from", "6"));
        assertEquals(List.of(), listed("len > 100"));
        assertEquals(List.of(4), listed("time == 5ms"));
    }

    @Test
    void aWrongFilterHasACaretBelowThePlace() {
        assertEquals(2, run("capture", "list", capture.toString(), "len > abc"));
        List<String> lines = errors.lines().toList();
        assertEquals("rpmsg: The filter is wrong: column 7: a number is needed after \">\", not \"abc\"", lines.get(0));
        assertEquals(lines.get(1).indexOf("abc"), lines.get(2).indexOf('^'), errors);
        assertEquals(4, lines.size(), errors);
        String far = "len > 1 and ".repeat(20);
        assertEquals(2, run("capture", "stats", capture.toString(), far + "nonsense"));
        lines = errors.lines().toList();
        assertEquals(lines.get(1).indexOf("nonsense"), lines.get(2).indexOf('^'), errors);
        assertTrue(lines.get(1).length() < 140, errors);
    }

    @Test
    void anExpressionThatTakesTooLongIsAFailure() throws IOException {
        try (CaptureWriter writer = CaptureWriter.append(capture)) {
            message(writer, 0, Direction.RECEIVED, 9, "a".repeat(60_000));
        }
        assertEquals(1, run("capture", "list", capture.toString(), "text matches \"(a+)+b\""), output);
        assertTrue(errors.startsWith("rpmsg: The filter cannot decide about row 8: "), errors);
    }

    @Test
    void layoutsAreForTheListAndForFilters() throws IOException {
        Path layout = folder.resolve("s.layout");
        Files.writeString(layout, "layout \"pair\" for \"rpmsg-sensor\" { u8 kind enum { 1 = hot, 2 = cold } u8 value; }");
        String[] decode = {"capture", "list", capture.toString(), "field.kind == hot", "--decode", "--layout", layout.toString()};
        assertEquals(List.of("    pair", "      kind = 1 (hot)", "      value = 7"), lines(decode).subList(2, 5));
        JsonNode row = JSON.readTree(lines("capture", "list", capture.toString(), "field.kind == hot", "--decode", "--json",
                "--layout", layout.toString()).get(0));
        assertEquals("pair", row.get("decoder").asText());
        assertEquals(JSON.readTree("[{\"path\":\"kind\",\"value\":1,\"text\":\"1 (hot)\",\"offset\":0,\"length\":1},"
                + "{\"path\":\"value\",\"value\":7,\"text\":\"7\",\"offset\":1,\"length\":1}]"), row.get("fields"));
        assertTrue(row.get("problem").isNull(), output);
        Files.writeString(layout, "layout \"pair\" {\n  u8 kind\n  nonsense; }");
        assertEquals(1, run(decode));
        assertTrue(errors.startsWith("rpmsg: " + layout + ":3:3: "), errors);
        assertEquals(1, run("capture", "list", capture.toString(), "--layout", file("none.layout")));
        assertEquals("rpmsg: There is no file " + file("none.layout") + "\n", errors);
        assertEquals(2, run("capture", "list", capture.toString(), "--decoder", "none"));
        assertTrue(errors.contains("json, cbor"), errors);
        assertEquals(List.of(2), numbers("field.kind == 1", "--decoder", "pair"));
    }

    private List<Integer> numbers(String filter, String... options) throws IOException {
        Path layout = folder.resolve("n.layout");
        Files.writeString(layout, "layout \"pair\" { u8 kind; u8 value; }");
        List<String> arguments = new ArrayList<>(List.of(filter, "--layout", layout.toString()));
        arguments.addAll(List.of(options));
        return listed(arguments.toArray(String[]::new));
    }

    @Test
    void statsCountEachEndpoint() throws IOException {
        JsonNode stats = JSON.readTree(String.join("\n", lines("capture", "stats", capture.toString(), "--json")));
        assertEquals(2, stats.get(0).get("received").get("messages").asInt());
        assertEquals(6 * MILLI, stats.get(0).get("minInterval").asLong());
        assertTrue(stats.get(0).get("sent").get("perSecond").isNull(), "one message has no rate");
        assertEquals(500, stats.get(1).get("received").get("perSecond").asDouble(), 1e-6);
        assertEquals(3, stats.get(1).get("lost").asInt());
        List<String> table = lines("capture", "stats", capture.toString(), "endpoint == sensor");
        assertEquals(2, table.size(), output);
        assertTrue(table.get(1).replaceAll(" +", " ").startsWith("sensor 2 4 500 0 0 – 1 3 2.00 ms 2.0"), output);
        assertEquals(List.of("The filter lets no message through."), lines("capture", "stats", capture.toString(), "len > 99"));
    }

    @Test
    void whatIsExportedAsPcapngComesBack() throws IOException {
        lines("capture", "export", capture.toString(), file("a.pcapng"));
        assertEquals("8 of 8 rows written to " + file("a.pcapng") + "\n", errors);
        assertEquals(List.of("5 messages and 3 other rows taken to " + file("b.rpmsg")),
                lines("capture", "import", file("a.pcapng"), file("b.rpmsg")));
        assertEquals(lines("capture", "list", capture.toString()), lines("capture", "list", file("b.rpmsg")));
        JsonNode more = JSON.readTree(String.join("\n",
                lines("capture", "import", file("a.pcapng"), file("b.rpmsg"), "--append", "--json")));
        assertEquals(5, more.get("messages").asInt());
        assertEquals(17, lines("capture", "list", file("b.rpmsg")).size(), "the day, and 16 rows");
    }

    @Test
    void whatIsNotPcapngLeavesNothing() throws IOException {
        assertEquals(1, run("capture", "import", capture.toString(), file("b.rpmsg")));
        assertTrue(errors.contains("it is not a pcapng file"), errors);
        assertEquals(1, run("capture", "import", file("none"), file("b.rpmsg")));
        assertEquals("rpmsg: There is no file " + file("none") + "\n", errors);
        assertFalse(Files.exists(folder.resolve("b.rpmsg")));
        byte[] before = Files.readAllBytes(capture);
        assertEquals(2, run("capture", "import", capture.toString(), capture.toString(), "--overwrite"));
        Files.writeString(folder.resolve("text"), "no pcapng");
        assertEquals(1, run("capture", "import", file("text"), capture.toString(), "--overwrite"));
        assertArrayEquals(before, Files.readAllBytes(capture), "what is there stays when nothing can be read");
    }

    @Test
    void whatAFilterLetsThroughIsANewFile() throws IOException {
        lines("capture", "filter", capture.toString(), "endpoint == echo", "--write", file("echo.rpmsg"));
        assertEquals("3 of 8 rows written to " + file("echo.rpmsg") + "\n", errors);
        assertTrue(String.join("\n", lines("capture", "info", file("echo.rpmsg"))).contains("from a.rpmsg (endpoint == echo); that:"
                + " a test"), output);
        lines("capture", "export", capture.toString(), file("echo.raw"), "endpoint == echo");
        assertEquals("hellohello=1", Files.readString(folder.resolve("echo.raw")));
        String csv = String.join("\n", lines("capture", "export", capture.toString(), "-", "--format", "csv", "text == \"=1\""));
        assertTrue(csv.endsWith(",3d31,\\x3d1"), csv);
    }

    @Test
    void nothingIsWrittenOverByMistake() throws IOException {
        byte[] before = Files.readAllBytes(capture);
        assertEquals(2, run("capture", "export", capture.toString(), capture.toString(), "--overwrite"));
        assertTrue(errors.contains("is the one that is read"), errors);
        assertArrayEquals(before, Files.readAllBytes(capture));
        Files.writeString(folder.resolve("mine.csv"), "mine");
        assertEquals(1, run("capture", "export", capture.toString(), file("mine.csv")));
        assertEquals("mine", Files.readString(folder.resolve("mine.csv")));
        lines("capture", "export", capture.toString(), file("mine.csv"), "--overwrite");
        assertEquals(9, Files.readAllLines(folder.resolve("mine.csv")).size());
    }

    @Test
    void aCaptureThatIsBeingWrittenIsNotReplaced() throws IOException {
        Path other = folder.resolve("b.rpmsg");
        Files.copy(capture, other);
        try (CaptureWriter writer = CaptureWriter.append(other)) {
            for (String[] call : new String[][] {{"capture", "export", capture.toString(), other.toString(), "--overwrite"},
                    {"capture", "note", other.toString(), "text"}}) {
                assertEquals(1, run(call));
                assertTrue(errors.contains("is being written by another program"), errors);
            }
            message(writer, 0, Direction.RECEIVED, 9, "still here");
        }
        assertEquals(9, list(other).size());
        lines("capture", "export", capture.toString(), other.toString(), "--overwrite");
        assertEquals(8, list(other).size());
    }

    private List<String> list(Path file) {
        return lines("capture", "list", file.toString(), "--json");
    }

    @Test
    void whatIsNoCaptureIsRefused() throws IOException {
        assertEquals(1, run("capture", "info", file("none.rpmsg")));
        assertEquals("rpmsg: There is no file " + file("none.rpmsg") + "\n", errors);
        assertEquals(1, run("capture", "list", folder.toString()));
        assertTrue(errors.contains("is a folder, not a capture"), errors);
        Files.writeString(folder.resolve("text"), "hello");
        assertEquals(1, run("capture", "stats", file("text")));
        assertTrue(errors.startsWith("rpmsg: " + file("text") + " is not a capture"), errors);
        assertEquals(1, run("capture", "note", file("none.rpmsg"), "x"));
        assertFalse(Files.exists(folder.resolve("none.rpmsg.lock")));
    }

    @Test
    void aNoteIsTheLastRow() throws IOException {
        lines("capture", "note", capture.toString(), "look here");
        assertEquals("look here", JSON.readTree(lines("capture", "list", capture.toString(), "--json", "--tail", "1").get(0))
                .get("text").asText());
    }

    @Test
    void followGoesOnWithWhatIsAdded() throws Exception {
        Path file = folder.resolve("late.rpmsg");
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
            await(told, "waiting for");
            try (CaptureWriter writer = CaptureWriter.create(file, "")) {
                writer.addEndpoint(new CapturedEndpoint("", "", "", "a", "", OptionalLong.empty(), OptionalLong.empty()));
                for (int number = 0; number < 6; number += 2) {
                    message(writer, 0, Direction.SENT, number, "other");
                    message(writer, 0, Direction.RECEIVED, number, "m" + number);
                    writer.flush();
                    await(printed, "6d3" + number);
                }
            } catch (CaptureException failed) {
                throw new IllegalStateException(failed);
            }
        });
        List<String> lines = lines("capture", "follow", file.toString(), "dir == rx", "--count", "3", "--json");
        assertEquals(List.of("6d30", "6d32", "6d34"), payloads(lines));
        assertEquals("rpmsg: waiting for " + file + "\n", errors);
        adding.get(10, TimeUnit.SECONDS);
    }

    private static void await(ByteArrayOutputStream stream, String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!stream.toString(StandardCharsets.UTF_8).contains(text)) {
            assertTrue(System.nanoTime() < end, text);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static List<String> payloads(List<String> lines) throws IOException {
        List<String> payloads = new ArrayList<>();
        for (String line : lines) {
            payloads.add(JSON.readTree(line).get("payload").asText());
        }
        return payloads;
    }

    @Test
    void aReaderThatHasSeenEnoughEndsTheList() throws IOException {
        try (CaptureWriter writer = CaptureWriter.append(capture)) {
            for (int number = 0; number < 200_000; number++) {
                message(writer, 0, Direction.RECEIVED, number, "more");
            }
        }
        long[] written = new long[1];
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                written[0]++;
                throw new IOException("Broken pipe");
            }
        };
        assertEquals(0, run(closed, "capture", "list", capture.toString()), errors);
        assertEquals("", errors);
        assertTrue(written[0] < 1000, written[0] + " attempts to write");
    }

    @Test
    void aReplayNeedsMessages() {
        assertEquals(1, run("replay", capture.toString(), "echo", "len > 100"));
        assertEquals("rpmsg: The capture has no such message: 0, len > 100\n", errors);
        assertEquals(1, run("replay", capture.toString(), "echo", "--endpoint", "none"));
        assertTrue(errors.contains("It has echo, sensor."), errors);
        assertEquals(1, run("replay", file("none.rpmsg"), "echo"));
        assertEquals(2, run("replay", capture.toString(), "echo", "len >"));
        assertEquals(2, run("replay", capture.toString(), "echo", "--write", capture.toString(), "--overwrite"));
        assertTrue(errors.contains("is the one that is read"), errors);
    }

    @Test
    void replayedIsWhatWasSentOrElseWhatWasReceived() throws Exception {
        try (Interrupt interrupt = new Interrupt();
                Capture opened = Capture.open(capture)) {
            assertEquals("1 that were sent, dir == tx", selection(opened, "", null, interrupt).text());
            assertEquals("2 of \"sensor\" that were received, dir == rx (none was sent)",
                    selection(opened, "", "sensor", interrupt).text());
            ReplaySelection filtered = selection(opened, "dir == rx", "rpmsg-echo", interrupt);
            assertEquals("2 of \"rpmsg-echo\", dir == rx", filtered.text());
            assertEquals(new ReplaySelection.Longest(1, 5), filtered.longest().orElseThrow());
        }
    }

    private static ReplaySelection selection(Capture capture, String filter, String source,
            Interrupt interrupt) throws Exception {
        return ReplaySelection.of(capture, RowFilter.of(List.of(filter)), Optional.ofNullable(source),
                new DecoderOptions(), interrupt);
    }

    @Test
    void sizesAndTimesAreReadable() {
        assertEquals("1023 bytes", CaptureFormats.size(1023));
        assertEquals("1.5 KiB (1536 bytes)", CaptureFormats.size(1536));
        assertEquals("2.0 GiB (2147483648 bytes)", CaptureFormats.size(1L << 31));
        assertEquals("0.50 us", CaptureFormats.interval(OptionalLong.of(500)));
        assertEquals("150 ms", CaptureFormats.interval(OptionalLong.of(150 * MILLI)));
        assertEquals("–", CaptureFormats.interval(OptionalLong.empty()));
    }
}
