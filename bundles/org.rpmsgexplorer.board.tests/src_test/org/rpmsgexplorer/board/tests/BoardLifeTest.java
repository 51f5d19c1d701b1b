// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoard;

/** How virtual boards start and end. */
@Tag("gate")
class BoardLifeTest {
    private static final long START_LIMIT_MILLIS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void startsWithinTwoSeconds() throws Exception {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            long start = System.nanoTime();
            TestBoard.start(true).close();
            best = Math.min(best, (System.nanoTime() - start) / 1_000_000);
        }
        System.out.println("A board starts and stops in " + best + " ms.");
        assertTrue(best < START_LIMIT_MILLIS, best + " ms");
    }

    @Test
    void noProcessIsLeftWhenABoardIsClosed() throws Exception {
        String folder;
        try (TestBoard board = TestBoard.start(true)) {
            folder = board.state().identity().getParent().toString();
            assertTrue(processesOf(folder) > 1, "the kernel runs in several processes");
        }
        assertEquals(0, processesOf(folder));
    }

    @Test
    void aStartThatIsInterruptedLeavesNothing() throws Exception {
        String name = "hurried-" + ProcessHandle.current().pid();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> VirtualBoard.start(name, true, Kernel.locate()));
        assertTrue(Thread.interrupted(), "whoever cancelled it is heard further up, too");
        assertEquals(Optional.empty(), BoardFolder.of(name).running());
        assertEquals(0, processesOf(name));
        VirtualBoard.start(name, true, Kernel.locate()).close();
    }

    private static long processesOf(String folder) {
        return ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains(folder))
                .count();
    }

    @Test
    @Tag("long")
    void twoBoardsRunSideBySide() throws Exception {
        try (TestBoard one = TestBoard.start(true); TestBoard two = TestBoard.start(false)) {
            assertNotEquals(one.state().port(), two.state().port());
            try (Connection first = one.connect(); Connection second = two.connect()) {
                assertEquals(Optional.of(true), first.devices().controls().get(0).fdWay().present());
                assertEquals(Optional.of(false), second.devices().controls().get(0).fdWay().present());
            }
        }
    }

    @Test
    void aBoardDoesNotWriteToTheHost() throws Exception {
        Path file = folder.resolve("from-the-board");
        try (TestBoard board = TestBoard.start(true)) {
            board.run("mkdir -p " + folder + "; echo hello > " + file);
            assertTrue(board.run("cat " + file).output().contains("hello"));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void aBoardEndsWithTheProcessThatKeepsIt() throws Exception {
        String name = "orphan-" + ProcessHandle.current().pid();
        String board = "virtual:" + name;
        Cli.run(folder, "board", "start", "-b", board).succeeded();
        BoardState state = BoardFolder.of(name).running().orElseThrow();
        ProcessHandle keeper = ProcessHandle.of(state.pid()).orElseThrow();
        List<ProcessHandle> children = keeper.descendants().toList();
        assertTrue(children.size() >= 2, "the script and the kernel: " + children);
        keeper.destroyForcibly();
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertEquals(Optional.empty(), BoardFolder.of(name).running());
        assertEquals(3, Cli.run(folder, "board", "status", "-b", board).exitCode());
        // And its name can be used again.
        Cli.run(folder, "board", "start", "-b", board).succeeded();
        Cli.run(folder, "board", "stop", "-b", board).succeeded();
    }

    @Test
    @Tag("long")
    void aBoardThatDiedLeavesItsLog() throws Exception {
        String name = "dead-" + ProcessHandle.current().pid();
        String board = "virtual:" + name;
        Cli.run(folder, "board", "start", "-b", board).succeeded();
        BoardState state = BoardFolder.of(name).running().orElseThrow();
        CompletableFuture<ProcessHandle> end = ProcessHandle.of(state.pid()).orElseThrow().onExit();
        Cli.run(folder, "board", "ssh", "-b", board, "echo c > /proc/sysrq-trigger");
        end.get(20, TimeUnit.SECONDS);
        assertEquals(3, Cli.run(folder, "board", "status", "-b", board).exitCode());
        String log = Cli.run(folder, "board", "log", "-b", board).succeeded();
        assertTrue(log.contains("sysrq triggered crash"), log);
        Cli.run(folder, "board", "start", "-b", board).succeeded();
        Cli.run(folder, "board", "stop", "-b", board).succeeded();
    }

    @Test
    void theDemoDoesTheMainJobAndLeavesNothing() throws Exception {
        String text = Cli.run(folder, "demo").succeeded();
        assertTrue(text.contains("back came \"Hello, remote core!\""), text);
        assertEquals(2, text.lines().filter(line -> line.contains("496 random bytes, the same came back")).count(), text);
        assertTrue(text.contains("legacy 139.1 us, fd 1.156 us, legacy/fd 120.3; see rpmsg bench show published"), text);
        assertEquals(Optional.empty(), BoardFolder.of("demo").running());
        assertFalse(Files.exists(BoardFolder.of("demo").consoleLog()), "the folder of the board is gone");
    }

    @Test
    void endingTheDemoEndsItsBoard() throws Exception {
        Path output = folder.resolve("demo");
        Process demo = Cli.start(output, folder.resolve("errors"), "demo");
        List<ProcessHandle> children = Cli.awaitDescendants(demo, 3);
        demo.destroy();
        assertTrue(demo.waitFor(20, TimeUnit.SECONDS), "the demo ends");
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(BoardFolder.of("demo").consoleLog()), "the folder of the board is gone");
    }

    @Test
    void aStartThatIsCancelledLeavesNoBoard() throws Exception {
        String name = "cancelled-" + ProcessHandle.current().pid();
        Process start = Cli.start(folder.resolve("output"), folder.resolve("errors"), "board", "start", "-b", "virtual:" + name);
        // The process that keeps the board, its script and the kernel.
        List<ProcessHandle> children = Cli.awaitDescendants(start, 3);
        assertTrue(start.isAlive() && children.size() >= 3, "it was not over before it was cancelled");
        start.destroy();
        assertTrue(start.waitFor(20, TimeUnit.SECONDS), "the command ends");
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(BoardFolder.of(name).consoleLog()), "the folder of the board is gone");
        assertEquals("", Files.readString(folder.resolve("errors")));
    }

    /** Nothing of it can tell the process that keeps the board; that notices it by itself. */
    @Test
    void aStartThatIsKilledLeavesNoBoard() throws Exception {
        String name = "killed-" + ProcessHandle.current().pid();
        Process start = Cli.start(folder.resolve("output"), folder.resolve("errors"), "board", "start", "-b", "virtual:" + name);
        List<ProcessHandle> children = Cli.awaitDescendants(start, 3);
        assertTrue(start.isAlive() && children.size() >= 3, "it was not over before it was killed");
        start.destroyForcibly();
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(BoardFolder.of(name).consoleLog()), "the folder of the board is gone");
    }

    @Test
    void anUnknownHostKeyIsRefused() throws Exception {
        try (TestBoard board = TestBoard.start(true)) {
            Path empty = Files.createFile(folder.resolve("known_hosts"));
            SshTarget target = new SshTarget("root", "127.0.0.1", board.state().port(),
                    Optional.of(board.state().identity()), Optional.of(empty));
            BoardException failed = assertThrows(BoardException.class,
                    () -> Connection.open(target, Progress.NONE));
            assertTrue(failed.getMessage().contains("host key") && failed.getMessage().contains("not known"),
                    failed.getMessage());
            assertEquals("", Files.readString(empty), "an unknown key is not learnt without a question");
        }
    }
}
