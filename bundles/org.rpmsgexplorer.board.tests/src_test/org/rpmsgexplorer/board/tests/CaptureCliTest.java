// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Captures through the packaged command line: one program writes while another follows, files go out and come back, replays. */
@Tag("gate")
class CaptureCliTest {
    private static final String BOARD = "virtual:capture-cli-" + ProcessHandle.current().pid();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int COUNT = 100;

    @TempDir
    private static Path folder;
    private static String capture;
    private static List<JsonNode> followed;

    /** Captures a series, which another program follows from before its file is there. */
    @BeforeAll
    static void record() throws Exception {
        Cli.run(folder, "board", "start", "-b", BOARD).succeeded();
        capture = folder.resolve("series.rpmsg").toString();
        Path lines = folder.resolve("followed");
        Path errors = folder.resolve("follow-errors");
        Process follow = Cli.start(lines, errors, "capture", "follow", capture, "kind == message", "--json", "--count",
                Integer.toString(COUNT + 1));
        Cli.run(folder, "monitor", "-b", BOARD, "rpmsg-source", "--send", "send " + COUNT + " size 20 rate 200", "--count",
                Integer.toString(COUNT), "--quiet", "--write", capture).succeeded();
        assertTrue(follow.waitFor(20, TimeUnit.SECONDS), "it sees the last message");
        assertEquals(0, follow.exitValue(), Files.readString(errors));
        followed = parsed(Files.readString(lines));
    }

    @AfterAll
    static void stop() throws Exception {
        Cli.run(folder, "board", "stop", "-b", BOARD).succeeded();
    }

    private static List<JsonNode> parsed(String lines) throws Exception {
        List<JsonNode> parsed = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            parsed.add(JSON.readTree(line));
        }
        return parsed;
    }

    private static List<JsonNode> list(String file, String filter) throws Exception {
        return parsed(Cli.run(folder, "capture", "list", file, "--json", filter).succeeded());
    }

    private static List<String> payloads(List<JsonNode> rows, String direction) {
        return rows.stream().filter(row -> row.get("direction").asText().equals(direction))
                .map(row -> row.get("payload").asText()).toList();
    }

    @Test
    void whatOneProgramWritesAnotherFollows() throws Exception {
        List<String> received = payloads(followed, "rx");
        assertEquals(COUNT, received.size());
        for (int number = 0; number < COUNT; number++) {
            assertTrue(received.get(number).startsWith(String.format("%02x000000", number)), received.get(number));
        }
        assertEquals(1, payloads(followed, "tx").size());
        assertEquals(followed, list(capture, "kind == message"));
    }

    @Test
    void whatIsExportedAsPcapngComesBackAsItWas() throws Exception {
        String pcapng = folder.resolve("series.pcapng").toString();
        String again = folder.resolve("again.rpmsg").toString();
        Cli.run(folder, "capture", "export", capture, pcapng).succeeded();
        Cli.run(folder, "capture", "import", pcapng, again).succeeded();
        List<JsonNode> expected = list(capture, "kind == message");
        expected.forEach(row -> ((ObjectNode) row).putNull("boardNanos"));
        assertEquals(expected, list(again, "kind == message"));
    }

    @Test
    void aReplayToTheEchoServiceIsAnsweredByTheSamePayloads() throws Exception {
        String answers = folder.resolve("answers.rpmsg").toString();
        String report = Cli.run(folder, "replay", "-b", BOARD, capture, "rpmsg-echo", "dir == rx", "--speed", "4", "--write",
                answers).succeeded();
        assertTrue(report.contains("Replaying to 0x400, fd way: " + COUNT + ", dir == rx"), report);
        assertTrue(report.contains("Sent " + COUNT + " messages, " + COUNT * 20 + " bytes, in "), report);
        assertTrue(report.contains("; " + COUNT + " messages came back"), report);
        List<JsonNode> rows = list(answers, "kind == message");
        assertEquals(payloads(followed, "rx"), payloads(rows, "tx"));
        assertEquals(payloads(followed, "rx"), payloads(rows, "rx"));
    }

    @Test
    void aReplayThatIsToldToEndSaysWhatItHasSent() throws Exception {
        Path output = folder.resolve("replay-output");
        Path errors = folder.resolve("replay-errors");
        Path sent = folder.resolve("sent.rpmsg");
        Process replay = Cli.start(output, errors, "replay", "-b", BOARD, capture, "rpmsg-sink", "dir == rx", "--repeat",
                "forever", "--write", sent.toString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(sent) || Files.size(sent) < 500) {
            assertTrue(System.nanoTime() < end && replay.isAlive(), "it begins");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        replay.destroy();
        assertTrue(replay.waitFor(20, TimeUnit.SECONDS), "it ends");
        assertEquals(128 + 15, replay.exitValue());
        List<String> lines = Files.readAllLines(output);
        assertTrue(lines.get(0).startsWith("Replaying to 0x401"), lines.get(0));
        assertTrue(lines.get(1).matches("Sent [1-9]\\d* messages, \\d+ bytes, in .* s, \\d+ whole rounds; \\d+ late, by up to .*"),
                lines.get(1));
        assertTrue(lines.get(1).startsWith("Sent " + list(sent.toString(), "dir == tx").size() + " messages"), lines.get(1));
        assertEquals("", Files.readString(errors));
    }

    /** The next message is an hour away when it is told to end. */
    @Test
    @Tag("long")
    void whatComesBackInAPauseIsWrittenAtOnceAndStays() throws Exception {
        long hour = TimeUnit.HOURS.toNanos(1);
        Path file = folder.resolve("pause.rpmsg");
        try (CaptureWriter writer = CaptureWriter.create(file, "")) {
            writer.addEndpoint(new CapturedEndpoint("", "", "", "pause", "", OptionalLong.empty(), OptionalLong.empty()));
            writer.message(0, Direction.SENT, 0, 0, 1, 2, ByteBuffer.allocate(1));
            writer.message(0, Direction.SENT, hour, hour, 1, 2, ByteBuffer.allocate(1));
        }
        Path output = folder.resolve("pause-output");
        Path errors = folder.resolve("pause-errors");
        String answers = folder.resolve("pause-answers.rpmsg").toString();
        Process replay = Cli.start(output, errors, "replay", "-b", BOARD, file.toString(), "rpmsg-echo", "--write", answers);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(Path.of(answers)) || list(answers, "dir == rx").isEmpty()) {
            assertTrue(System.nanoTime() < end && replay.isAlive(), "it is written");
        }
        replay.destroy();
        assertTrue(replay.waitFor(20, TimeUnit.SECONDS), "it ends");
        assertTrue(Files.readString(output).endsWith("; 1 messages came back\n"), Files.readString(output));
        assertEquals(1, list(answers, "dir == rx").size());
    }

    @Test
    @Tag("long")
    void whatIsTooLongForVirtioIsRefusedBeforeAnythingIsSent() throws Exception {
        Path file = folder.resolve("long.rpmsg");
        try (CaptureWriter writer = CaptureWriter.create(file, "")) {
            writer.addEndpoint(new CapturedEndpoint("", "", "", "long", "", OptionalLong.empty(), OptionalLong.empty()));
            writer.message(0, Direction.SENT, 0, 0, 1, 2, ByteBuffer.allocate(496));
            writer.message(0, Direction.SENT, 0, 0, 1, 2, ByteBuffer.allocate(497));
        }
        Cli.Run refused = Cli.run(folder, "replay", "-b", BOARD, file.toString(), "rpmsg-sink");
        assertEquals(1, refused.exitCode());
        assertTrue(refused.errors().startsWith("rpmsg: Row 1 has 497 bytes, and virtio takes up to 496"), refused.errors());
        assertEquals("", refused.output());
        Cli.Run tried = Cli.run(folder, "replay", "-b", BOARD, file.toString(), "rpmsg-sink", "--any-length", "--speed", "max");
        assertEquals(1, tried.exitCode());
        assertTrue(tried.output().contains("Sent 1 of 2 messages"), tried.output());
        assertTrue(tried.errors().startsWith("rpmsg: Row 1 could not be sent: ") && tried.errors().contains("EMSGSIZE"),
                tried.errors());
    }
}
