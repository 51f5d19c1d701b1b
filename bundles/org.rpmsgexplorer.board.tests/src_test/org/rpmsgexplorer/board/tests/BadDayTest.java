// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.Way;

/** Remote cores that stall and crash, connections that are lost, users without permission. */
@Tag("gate")
class BadDayTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;
    private TestBoard board;

    @BeforeEach
    void start() throws Exception {
        board = TestBoard.start(true);
    }

    @AfterEach
    void stop() throws Exception {
        board.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aStalledRemoteTakesNothingAndLosesNothing(Way way) throws Exception {
        Received received = new Received();
        try (Connection connection = board.connect(); Endpoint endpoint = connection.open(TestBoard.echo(way), received)) {
            board.core().stall();
            int taken = 0;
            BoardException failed = null;
            while (failed == null) {
                try {
                    endpoint.send(new byte[] {(byte) taken}, Duration.ofMillis(100));
                    taken++;
                } catch (BoardException refused) {
                    failed = refused;
                }
            }
            assertEquals(256, taken, "a vring of virtio has 256 buffers");
            assertTrue(failed.getMessage().contains("100 ms") && failed.hint().contains("stalled"),
                    failed.getMessage() + " " + failed.hint());
            board.core().resume();
            for (int index = 0; index < taken; index++) {
                assertArrayEquals(new byte[] {(byte) index}, received.next());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCrashEndsTheEndpointAndItsReturnAllowsANewOne(Way way) throws Exception {
        try (Connection connection = board.connect()) {
            Received received = new Received();
            Endpoint endpoint = connection.open(TestBoard.echo(way), received);
            board.core().crash();
            received.awaitEnd();
            BoardException failed = assertThrows(BoardException.class, () -> endpoint.send(new byte[1], DEADLINE));
            assertTrue(failed.getMessage().contains("EPIPE"), failed.getMessage());
            endpoint.close();
            assertEquals(List.of(), connection.devices().controls());

            board.core().comeBack();
            board.core().awaitConnected(TestBoard.LIMIT);
            board.await("[ -e /dev/rpmsg_ctrl0 ]");
            Received again = new Received();
            try (Endpoint fresh = connection.open(TestBoard.echo(way), again)) {
                fresh.send(new byte[] {7}, DEADLINE);
                assertArrayEquals(new byte[] {7}, again.next());
            }
        }
        assertEquals(List.of(), board.nodes());
    }

    @Test
    void nothingStaysBehindWhenAConnectionIsClosed() throws Exception {
        Connection connection = board.connect();
        connection.open(TestBoard.echo(Way.LEGACY), new Received());
        connection.open(TestBoard.echo(Way.FD), new Received());
        assertEquals(1, board.agents().size());
        connection.close();
        assertEquals(List.of(), board.nodes());
        board.await("! pgrep -f '[a]gent.jar' >/dev/null");
        assertEquals("", board.run("ls /tmp /dev/shm | grep -iE 'jna|rpmsg' || true").output().strip());
    }

    @Test
    void theAgentDestroysItsEndpointsWhenTheSessionBreaks() throws Exception {
        Received received = new Received();
        try (Connection connection = board.connect()) {
            connection.open(TestBoard.echo(Way.LEGACY), received);
            assertEquals(1, board.nodes().size());
            // The process of sshd that serves the session of the agent, but not the one of this command.
            board.run("kill -9 $(ps -o ppid= -p $(pgrep -f '[a]gent.jar' | head -n 1))");
            assertTrue(received.awaitEnd().contains("lost"));
            BoardException failed = assertThrows(BoardException.class, connection::devices);
            assertTrue(failed.getMessage().contains("lost"), failed.getMessage());
        }
        board.await("! ls /dev | grep -q '^rpmsg[0-9]' && ! pgrep -f '[a]gent.jar' >/dev/null");
    }

    @Test
    void theAgentDestroysItsEndpointsWhenTheDesktopIsKilled() throws Exception {
        Process monitor = Cli.start(folder.resolve("out"), folder.resolve("err"), "monitor", "-b",
                "virtual:" + board.state().name(), "rpmsg-echo", "--way", "legacy");
        board.await("ls /dev | grep -q '^rpmsg[0-9]'");
        monitor.destroyForcibly();
        board.await("! ls /dev | grep -q '^rpmsg[0-9]' && ! pgrep -f '[a]gent.jar' >/dev/null");
    }

    @Test
    void aBoardThatHaltsIsALostConnection() throws Exception {
        Received received = new Received();
        try (Connection connection = board.connect()) {
            Endpoint endpoint = connection.open(TestBoard.echo(Way.LEGACY), received);
            connection.open(TestBoard.echo(Way.FD), new Received());
            try {
                board.run("echo c > /proc/sysrq-trigger");
            } catch (BoardException halted) {
                // The command cannot return either.
            }
            assertEquals("the connection is lost: the board has ended the SSH session", received.awaitEnd());
            BoardException failed = assertThrows(BoardException.class, () -> endpoint.send(new byte[1], DEADLINE));
            assertEquals(BoardException.Kind.LOST, failed.kind());
            assertEquals("Connect again.", failed.hint());
            endpoint.close();
        }
    }

    @Test
    @Tag("long")
    void anAgentIsBroughtOnceAndLeavesItsFolder() throws Exception {
        List<String> first = new ArrayList<>();
        Connection.open(board.target(), first::add).close();
        List<String> second = new ArrayList<>();
        Connection.open(board.target(), second::add).close();
        assertTrue(first.contains("Bringing the agent to the board"), first.toString());
        assertTrue(!second.contains("Bringing the agent to the board"), second.toString());
        assertEquals(List.of("agent.jar", "libjnidispatch.so", "start"),
                board.run("cd ~/.cache/rpmsg-explorer && ls */ | sed 's/^start-.*/start/'").output().lines().toList());
    }

    @Test
    void aTalkativeProfileDoesNoHarm() throws Exception {
        // dash, the board's shell, reads no file when it is not interactive; sshd runs this one before every command.
        board.run("mkdir -p ~/.ssh && printf 'echo Welcome to the board; echo rpmsg-explorer machine vax >&2\\n' > ~/.ssh/rc");
        assertTrue(board.run("true").output().contains("Welcome"));
        try (Connection connection = board.connect()) {
            assertEquals(1, connection.devices().controls().size());
        }
    }

    @Test
    void aUserWithoutPermissionIsToldSo() throws Exception {
        try (Connection connection = Connection.open(board.target("engineer"), Progress.NONE)) {
            assertTrue(connection.devices().controls().get(0).fdWay().reason().contains("EACCES"));
            BoardException failed = assertThrows(BoardException.class,
                    () -> connection.open(TestBoard.echo(Way.LEGACY), new Received()));
            assertTrue(failed.getMessage().contains("/dev/rpmsg_ctrl0: EACCES"), failed.getMessage());
            assertTrue(failed.hint().contains("udev"), failed.hint());
        }
    }

    @Test
    void aBoardWithoutItsRemoteHasNoControlDevice() throws Exception {
        board.core().crash();
        board.await("[ ! -e /dev/rpmsg_ctrl0 ]");
        try (Connection connection = board.connect()) {
            assertEquals(List.of(), connection.devices().controls());
            assertEquals(List.of(), connection.devices().channels());
        }
    }
}
