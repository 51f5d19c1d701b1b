// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.virtualboard.BoardFolder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The packaged command line against a virtual board that it started itself. */
@Tag("gate")
class CommandLineTest {
    private static final String NAME = "cli-" + ProcessHandle.current().pid();
    private static final String BOARD = "virtual:" + NAME;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        String text = rpmsg("board", "start", "-b", BOARD).succeeded();
        assertTrue(text.contains("\"" + NAME + "\" runs"), text);
    }

    @AfterAll
    static void stop() throws Exception {
        rpmsg("board", "stop", "-b", BOARD).succeeded();
        assertTrue(BoardFolder.of(NAME).running().isEmpty());
        assertFalse(Files.exists(BoardFolder.of(NAME).consoleLog()), "the folder of the board is gone");
    }

    private static Cli.Run rpmsg(String... arguments) throws Exception {
        return Cli.run(folder, arguments);
    }

    private static JsonNode json(String... arguments) throws Exception {
        return JSON.readTree(rpmsg(arguments).succeeded());
    }

    @Test
    void statusTellsWhetherABoardRuns() throws Exception {
        JsonNode status = json("board", "status", "-b", BOARD, "--json");
        assertTrue(status.get("running").asBoolean());
        assertTrue(status.get("board").get("port").asInt() > 1023);
        Cli.Run other = rpmsg("board", "status", "-b", "virtual:nobody-started-this");
        assertEquals(3, other.exitCode());
        assertTrue(other.output().contains("is not running"), other.output());
    }

    @Test
    void aBoardDoesNotStartTwice() throws Exception {
        Cli.Run again = rpmsg("board", "start", "-b", BOARD);
        assertEquals(1, again.exitCode());
        assertTrue(again.errors().contains("runs already"), again.errors());
    }

    @Test
    void listsDevices() throws Exception {
        JsonNode devices = json("devices", "-b", BOARD, "--json");
        JsonNode control = devices.get("controls").get(0);
        assertEquals("rpmsg_ctrl0", control.get("name").asText());
        assertTrue(control.get("fdWay").get("present").asBoolean());
        assertTrue(control.get("remoteProcessor").isNull(), "what is not known is null");
        assertTrue(devices.get("channels").findValuesAsText("name").contains("rpmsg-echo"), devices.toString());
        String text = rpmsg("devices", "-b", BOARD).succeeded();
        assertTrue(text.contains("rpmsg-echo") && text.contains("0x400") && text.contains("–"), text);
    }

    @Test
    void sendsTextAndBytesBothWays() throws Exception {
        String text = rpmsg("send", "-b", BOARD, "rpmsg-echo", "hello", "--wait", "5").succeeded();
        assertEquals(List.of("Sent 5 bytes to 0x400, fd way: \"hello\"", "Answer, 5 bytes: \"hello\""), text.lines().toList());
        JsonNode sent = json("send", "-b", BOARD, "0x400", "--hex", "00 ff 10", "--way", "legacy", "--wait", "5",
                "--json");
        assertEquals("legacy", sent.get("endpoint").get("way").asText());
        assertTrue(sent.get("endpoint").get("source").isNull(), "the kernel does not tell which one it chose");
        assertEquals("00 ff 10", sent.get("answers").get(0).get("hex").asText());
    }

    @Test
    void sendsAFile() throws Exception {
        Path file = folder.resolve("payload");
        Files.write(file, new byte[496]);
        JsonNode sent = json("send", "-b", BOARD, "rpmsg-echo", "--file", file.toString(), "--wait", "5", "--json");
        assertEquals(496, sent.get("answers").get(0).get("length").asInt());
    }

    @Test
    void anAnswerThatDoesNotComeIsAFailure() throws Exception {
        Cli.Run run = rpmsg("send", "-b", BOARD, "0x4242", "hello", "--wait", "0.2");
        assertEquals(1, run.exitCode());
        assertTrue(run.errors().contains("no answer came within 0.2 s"), run.errors());
    }

    @Test
    void aWrongCallSaysWhatIsRight() throws Exception {
        Cli.Run run = rpmsg("send", "-b", BOARD, "rpmsg-echo", "text", "--hex", "00");
        assertEquals(2, run.exitCode());
        assertTrue(run.errors().contains("TEXT, --hex or --file"), run.errors());
        assertEquals(2, rpmsg("no-such-command").exitCode());
    }

    @Test
    void anUnknownChannelNamesTheOthers() throws Exception {
        Cli.Run run = rpmsg("send", "-b", BOARD, "no-such-channel", "text");
        assertEquals(1, run.exitCode());
        assertTrue(run.errors().contains("rpmsg-echo, rpmsg-sink"), run.errors());
        assertEquals(2, run.errors().lines().count(), run.errors());
    }

    @Test
    void monitorsASeries() throws Exception {
        String text = rpmsg("monitor", "-b", BOARD, "rpmsg-source", "--send", "send 50 size 16 rate 500", "--count", "50",
                "--json").succeeded();
        List<String> lines = text.lines().toList();
        assertEquals(50, lines.size());
        assertTrue(JSON.readTree(lines.get(49)).get("payload").asText().startsWith("31000000"), lines.get(49));
    }

    @Test
    void monitorsSeveralPeersAndWritesACapture() throws Exception {
        Path file = folder.resolve("several.pcapng");
        Cli.Run run = rpmsg("monitor", "-b", BOARD, "rpmsg-source", "rpmsg-echo", "--send", "send 3 size 8", "--count", "4",
                "--json", "--write", file.toString());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.succeeded().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertEquals(3, lines.stream().filter(line -> line.get("endpoint").asText().equals("rpmsg-source")).count());
        assertEquals(1, lines.stream().filter(line -> line.get("endpoint").asText().equals("rpmsg-echo")).count());
        assertTrue(run.errors().matches("4 messages, 37 bytes, 0 lost, in .* s\\n"), run.errors());
        assertEquals(List.of(0x0A0D0D0A, 1, 5, 1, 5, 6, 6, 6, 6, 6, 6, 5, 5), blocks(file),
                "each endpoint and that it is there, 2 sent, 4 received, what each has received");
    }

    @Test
    void aMonitorThatIsToldToEndFinishesItsCapture() throws Exception {
        Path file = folder.resolve("ended.pcapng");
        Path errors = folder.resolve("ended-errors");
        Process monitor = Cli.builder(errors, "monitor", "-b", BOARD, "rpmsg-source", "--src", "0x7778", "--send",
                "send 100000 rate 20", "--write", file.toString()).start();
        try (BufferedReader reader = monitor.inputReader()) {
            assertTrue(reader.readLine().contains("00 00 00 00 04 05"));
            // Process.destroy() would close its output too, and who sees that has nobody to tell a summary.
            monitor.toHandle().destroy();
            assertTrue(monitor.waitFor(20, TimeUnit.SECONDS), "it ends");
        }
        assertEquals(128 + 15, monitor.exitValue());
        assertTrue(Files.readString(errors).matches("\\d+ messages, \\d+ bytes, 0 lost, in .* s\\n"), Files.readString(errors));
        List<Integer> blocks = blocks(file);
        assertEquals(5, blocks.get(blocks.size() - 1), "the statistics are the last block");
    }

    /** Returns the types of a capture's blocks. */
    private static List<Integer> blocks(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> types = new ArrayList<>();
        while (bytes.hasRemaining()) {
            types.add(bytes.getInt(bytes.position()));
            bytes.position(bytes.position() + bytes.getInt(bytes.position() + 4));
        }
        return types;
    }

    @Test
    void aCaptureThatCannotBeWrittenIsAFailure() throws Exception {
        Cli.Run run = rpmsg("monitor", "-b", BOARD, "rpmsg-echo", "--write", folder.resolve("no/such/folder.pcapng").toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.errors().contains("no/such/folder.pcapng cannot be written: "), run.errors());
        assertEquals(2, run.errors().lines().count(), run.errors());
    }

    @Test
    @Tag("long")
    void createsAndDestroysANodeThatStays() throws Exception {
        JsonNode created = json("create", "-b", BOARD, "0x400", "--name", "stays", "--json");
        String node = created.get("node").asText();
        assertTrue(created.get("source").isNull(), created.toString());
        JsonNode listed = json("endpoints", "-b", BOARD, "stays", "--json").get("endpoints").get(0);
        assertEquals(node, listed.get("name").asText());
        assertTrue(listed.get("source").isNull(), "the kernel does not tell which one it chose");
        assertEquals(0x400, listed.get("destination").asInt());
        JsonNode answer = JSON.readTree(rpmsg("monitor", "-b", BOARD, "--node", node, "--send", "a\\x00", "--count", "1", "--json")
                .succeeded());
        assertEquals("6100", answer.get("payload").asText());
        assertEquals(List.of("Destroyed /dev/" + node + "."),
                rpmsg("destroy", "-b", BOARD, node).succeeded().lines().toList());
        Cli.Run again = rpmsg("destroy", "-b", BOARD, node);
        assertEquals(1, again.exitCode());
        assertTrue(again.errors().contains(node), again.errors());
    }

    @Test
    @Tag("long")
    void makesAChannelAndTakesItAway() throws Exception {
        rpmsg("create", "-b", BOARD, "--channel", "by-us", "--src", "0x611", "--dst", "0x711").succeeded();
        JsonNode channel = json("channels", "-b", BOARD, "by-us", "--json").get("channels").get(0);
        assertEquals(0x611, channel.get("source").asInt());
        assertTrue(channel.get("driver").isNull(), channel.toString());
        rpmsg("destroy", "-b", BOARD, "--channel", "by-us", "--src", "0x611", "--dst", "0x711").succeeded();
        assertEquals(0, json("channels", "-b", BOARD, "by-us", "--json").get("channels").size());
        assertEquals("Nothing was left.", rpmsg("destroy", "-b", BOARD, "--leftovers").succeeded().strip());
    }

    @Test
    @Tag("long")
    void sendsRepeatedly() throws Exception {
        JsonNode sent = json("send", "-b", BOARD, "rpmsg-echo", "x\\n", "--repeat", "3", "--interval", "0.01", "--wait", "5",
                "--json");
        assertEquals(3, sent.get("sent").asInt());
        assertEquals(List.of("78 0a", "78 0a", "78 0a"), sent.get("answers").findValuesAsText("hex"));
        Cli.Run none = rpmsg("send", "-b", BOARD, "0x4242", "x", "--repeat", "2", "--wait", "0.1", "--json");
        assertEquals(1, none.exitCode());
        assertTrue(none.errors().contains("2 messages had no answer within 0.1 s"), none.errors());
        assertTrue(JSON.readTree(none.output()).get("answers").get(1).isNull(), none.output());
    }

    @Test
    void watchesTheDevices() throws Exception {
        Process watch = Cli.builder(folder.resolve("watch-errors"), "devices", "-b", BOARD, "--watch", "--json").start();
        try (BufferedReader reader = watch.inputReader()) {
            assertFalse(reader.readLine().contains("come-and-seen"));
            rpmsg("board", "core", "-b", BOARD, "announce", "come-and-seen", "0x501").succeeded();
            String line = reader.readLine();
            while (!line.contains("come-and-seen")) {
                line = reader.readLine();
            }
            watch.destroy();
            assertTrue(watch.waitFor(20, TimeUnit.SECONDS), "it ends");
        } finally {
            watch.destroyForcibly();
            rpmsg("board", "core", "-b", BOARD, "withdraw", "come-and-seen").succeeded();
        }
    }

    /** On another system than Linux, which only the JVM's property can say here. */
    @Test
    void aRealBoardNeedsNothingOfLinuxHere() throws Exception {
        JsonNode target = json("board", "ssh", "-b", BOARD, "--json").get("target");
        Path keys = Files.createDirectories(folder.resolve("home/.ssh"));
        Files.copy(Path.of(target.get("options").get("identities").get(0).asText()), keys.resolve("id_ed25519"));
        Files.copy(Path.of(target.get("options").get("knownHosts").get(0).asText()), keys.resolve("known_hosts"));
        Path classes = folder.resolve("classes");
        List<String> options = List.of("-Dos.name=Other", "-Duser.home=" + keys.getParent(),
                "-Xlog:class+load:file=" + classes);
        Cli.Run sent = Cli.run(folder, options, "send", "-b", "root@127.0.0.1:" + target.get("port").asInt(), "rpmsg-echo",
                "hello", "--wait", "5");
        assertTrue(sent.succeeded().contains("hello"), sent.output());
        String loaded = Files.readString(classes);
        assertTrue(loaded.contains("org.rpmsgexplorer.core.connection.Connection "), "the list has classes");
        for (String unwanted : List.of("com.sun.jna", "org.rpmsgexplorer.linux", "org.rpmsgexplorer.virtualboard")) {
            assertFalse(loaded.contains(unwanted), unwanted);
        }
        Cli.Run virtual = Cli.run(folder, options, "devices");
        assertEquals(2, virtual.exitCode());
        assertTrue(virtual.errors().contains("A virtual board needs Linux on x86-64"), virtual.errors());
    }

    @Test
    void aMonitorEndsWithWhoReadsIt() throws Exception {
        Path errors = folder.resolve("monitor-errors");
        // An address of its own: what the source still sends must not reach the endpoint of another test.
        Process monitor = Cli.builder(errors, "monitor", "-b", BOARD, "rpmsg-source", "--src", "0x7777", "--send",
                "send 1000 rate 20").start();
        try (BufferedReader reader = monitor.inputReader()) {
            assertTrue(reader.readLine().contains("00 00 00 00 04 05"));
        }
        assertTrue(monitor.waitFor(20, TimeUnit.SECONDS), "it ends");
        assertEquals(141, monitor.exitValue());
        assertEquals("", Files.readString(errors));
    }

    @Test
    void pingsAnEchoServiceBothWays() throws Exception {
        for (String way : List.of("fd", "legacy")) {
            JsonNode result = json("ping", "-b", BOARD, "rpmsg-echo", "--way", way, "-n", "20", "-i", "0", "--json");
            assertEquals(20, result.get("answered").asInt());
            long median = result.get("median").asLong();
            assertTrue(0 < result.get("min").asLong() && result.get("min").asLong() <= median
                    && median <= result.get("max").asLong(), result.toString());
        }
    }

    @Test
    void aPingThatNobodyAnswersFails() throws Exception {
        Cli.Run run = rpmsg("ping", "-b", BOARD, "0x4242", "-n", "2", "-i", "0", "--wait", "0.1");
        assertEquals(1, run.exitCode());
        assertTrue(run.output().contains("2 messages of 64 bytes sent, 0 came back, 100 % lost"), run.output());
    }

    @Test
    @Tag("long")
    void measuresBothWays() throws Exception {
        JsonNode result = json("bench", "run", "-b", BOARD, "--loops", "50", "--repeats", "3", "--engine", "both", "--steps",
                "--label", "mine", "--runs", folder.toString(), "--json");
        assertEquals("complete", result.get("outcome").asText());
        assertEquals(List.of("java", "native"), result.get("creation").findValuesAsText("engine").stream().distinct().sorted()
                .toList());
        assertTrue(result.get("creation").get(0).get("ratio").get("value").asDouble() > 1, result.toString());
        String text = rpmsg("bench", "-b", BOARD, "--loops", "100", "--repeats", "3", "--runs", folder.toString()).succeeded();
        assertTrue(text.contains("Published (30 rows of the cover letter") && text.contains("no message moves"), text);
        String list = rpmsg("bench", "list", "--runs", folder.toString()).succeeded();
        assertTrue(list.contains("mine") && list.contains(BOARD), list);
        String compared = rpmsg("bench", "compare", result.get("id").asText(), "last", "--runs", folder.toString()).succeeded();
        assertTrue(compared.contains("legacy"), compared);
    }

    @Test
    @Tag("long")
    void measuresEchoesOfAllSizes() throws Exception {
        JsonNode latency = json("bench", "run", "-b", BOARD, "-m", "latency", "--count", "50", "-r", "1", "--no-save", "--json");
        assertEquals(List.of("1", "16", "64", "256", "496"), latency.get("latency").findValuesAsText("size"));
        String text = rpmsg("bench", "run", "-b", BOARD, "-m", "throughput", "--count", "100", "-r", "1", "--size", "496",
                "--no-save").succeeded();
        assertTrue(text.contains("496") && text.contains("The run was not kept"), text);
    }

    @Test
    void signsInWithSsh() throws Exception {
        assertEquals("board", rpmsg("board", "ssh", "-b", BOARD, "uname", "-n").succeeded().strip());
        assertEquals(7, rpmsg("board", "ssh", "-b", BOARD, "exit 7").exitCode());
    }

    @Test
    void everyBoardCommandSpeaksJson() throws Exception {
        assertTrue(json("board", "log", "-b", BOARD, "--json").get("lines").size() > 10);
        JsonNode ssh = json("board", "ssh", "-b", BOARD, "--json");
        assertEquals("127.0.0.1", ssh.get("target").get("host").asText());
        assertEquals("ssh", ssh.get("command").get(0).asText());
        assertEquals("CONNECTED", json("board", "core", "-b", BOARD, "status", "--json").get("state").asText());
        assertFalse(json("board", "stop", "-b", "virtual:nobody-started-this", "--json").get("wasRunning").asBoolean());
    }

    @Test
    void printsTheConsole() throws Exception {
        String log = rpmsg("board", "log", "-b", BOARD).succeeded();
        assertTrue(log.contains("Linux version 6.12"), log);
    }

    @Test
    void tellsTheRemoteCoreWhatToDo() throws Exception {
        rpmsg("board", "core", "-b", BOARD, "announce", "by-hand", "0x500").succeeded();
        JsonNode devices = json("devices", "-b", BOARD, "--json");
        assertTrue(devices.get("channels").findValuesAsText("name").contains("by-hand"), devices.toString());
        rpmsg("board", "core", "-b", BOARD, "withdraw", "by-hand").succeeded();
        Cli.Run wrong = rpmsg("board", "core", "-b", BOARD, "dance");
        assertEquals(1, wrong.exitCode());
        assertTrue(wrong.errors().contains("dance"), wrong.errors());
    }

    @Test
    void aBoardThatIsNotRunningSaysHowToStartIt() throws Exception {
        Cli.Run run = rpmsg("devices", "-b", "virtual:asleep");
        assertEquals(1, run.exitCode());
        assertTrue(run.errors().contains("rpmsg board start -b virtual:asleep"), run.errors());
    }

    @Test
    void aRefusedPortIsReportedInTwoLines() throws Exception {
        Cli.Run run = rpmsg("devices", "-b", "root@127.0.0.1:1");
        assertEquals(1, run.exitCode());
        assertEquals(2, run.errors().lines().count(), run.errors());
        assertTrue(run.errors().contains("Connection refused"), run.errors());
        assertTrue(Files.readString(folder.resolve("state/rpmsg-explorer/rpmsg.log")).contains("\tat "),
                "the stack trace is in the log");
    }
}
