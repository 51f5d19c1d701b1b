// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The board's kernel itself, proved by a C program of ours without the agent: {@code releng/reference/kernel-check.c}. */
class KernelTest {
    private static final String PROGRAM = "/run/program";
    private static final String ECHO = Long.toString(RemoteCore.ECHO_ADDRESS);

    @TempDir
    private static Path folder;
    private static byte[] check;

    @BeforeAll
    static void compile() throws Exception {
        check = compile("kernel-check");
    }

    private static byte[] compile(String name) throws Exception {
        Path binary = folder.resolve(name);
        Process compiler = new ProcessBuilder("cc", "-Wall", "-Wextra", "-Werror", "-O2", "-pthread", "-o", binary.toString(),
                TestBoard.referenceSource(name + ".c").toString()).inheritIO().start();
        assertTrue(compiler.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, compiler.exitValue());
        return Files.readAllBytes(binary);
    }

    @Test
    @Tag("gate")
    void behavesAsTheFactsSay() throws Exception {
        check(true, "basic " + ECHO, 100);
    }

    @Test
    @Tag("gate")
    void isAStockKernelWithTheFdUapiOff() throws Exception {
        check(false, "nofd " + ECHO, 70);
    }

    @Test
    @Tag("long")
    void refusesWhatAStalledRemoteDoesNotTake() throws Exception {
        try (TestBoard board = prepare(true, check)) {
            board.core().stall();
            assertPassed(drive(board, "stalled"), 5);
        }
    }

    @Test
    @Tag("gate")
    void tellsEveryDescriptorOfACrash() throws Exception {
        check(true, "crash " + ECHO, 15);
    }

    @Test
    @Tag("gate")
    void makesAndTakesNodesForChannels() throws Exception {
        check(true, "channels", 10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runsTheReferenceLoops(boolean fdWay) throws Exception {
        try (TestBoard board = prepare(fdWay, compile("cover-letter"))) {
            JsonNode result = JsonMapper.builder().build().readTree(board.run(PROGRAM + " 200").output());
            assertEquals(200, result.get("loops").asInt());
            assertTrue(result.get("legacy_us").asLong() > 0, result.toString());
            assertEquals(fdWay, !result.get("fd_us").isNull(), result.toString());
            assertEquals(List.of(), board.nodes());
        }
    }

    private static TestBoard prepare(boolean fdWay, byte[] program) throws Exception {
        TestBoard board = TestBoard.start(fdWay);
        assertEquals(0, board.run("cat > " + PROGRAM + " && chmod +x " + PROGRAM, program).exitCode());
        return board;
    }

    private static void check(boolean fdWay, String arguments, int least) throws Exception {
        try (TestBoard board = prepare(fdWay, check)) {
            assertPassed(drive(board, arguments), least);
            String kernelLog = board.run("dmesg").output();
            assertTrue(kernelLog.lines().noneMatch(line -> line.contains("WARNING") || line.contains("BUG:")), kernelLog);
        }
    }

    /** Runs the program and does with the remote what it asks for. */
    private static List<String> drive(TestBoard board, String arguments) throws Exception {
        List<String> lines = new ArrayList<>();
        try (SshSession session = SshSession.open(board.target());
                RemoteProcess process = session.start("exec " + PROGRAM + " " + arguments);
                BufferedReader output = new BufferedReader(
                        new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                obey(board.core(), line.split(" "));
            }
        }
        return lines;
    }

    private static void obey(RemoteCore core, String[] words) throws IOException {
        if (words[0].equals("ready")) {
            core.crash();
        } else if (words[0].equals("want")) {
            switch (words[1]) {
                case "announce" -> core.announce(words[2]);
                case "withdraw" -> core.withdraw(words[2]);
                case "return" -> core.comeBack();
                default -> throw new IOException("kernel-check wants " + String.join(" ", words));
            }
        }
    }

    private static void assertPassed(List<String> lines, int least) {
        String all = String.join("\n", lines);
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("not ok")), all);
        long passed = lines.stream().filter(line -> line.startsWith("ok ")).count();
        assertTrue(passed >= least, passed + " behaviours checked:\n" + all);
        assertTrue(lines.get(lines.size() - 1).startsWith("1.."), "the program came to its end:\n" + all);
    }
}
