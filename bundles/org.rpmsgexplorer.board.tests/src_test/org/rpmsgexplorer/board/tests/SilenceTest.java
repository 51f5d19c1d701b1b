// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Way;

/** Connections whose other end does not close but falls silent. */
@Tag("long")
class SilenceTest {
    @TempDir
    private Path folder;
    private String name;

    @BeforeEach
    void start() throws Exception {
        name = "virtual:silent-" + ProcessHandle.current().pid();
        Cli.run(folder, "board", "start", "-b", name).succeeded();
    }

    @AfterEach
    void stop() throws Exception {
        Cli.run(folder, "board", "stop", "-b", name).succeeded();
    }

    private String run(String command) throws Exception {
        return Cli.run(folder, "board", "ssh", "-b", name, command).succeeded();
    }

    private void await(String command) throws Exception {
        run("for i in $(seq 3000); do if " + command + "; then exit 0; fi; sleep 0.02; done; exit 1");
    }

    private static void signal(String signal, long pid) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", signal, Long.toString(pid)).inheritIO().start().waitFor());
    }

    @Test
    void anAgentWhoseDesktopIsFrozenDestroysItsEndpointsAndEnds() throws Exception {
        Process monitor = Cli.start(folder.resolve("out"), folder.resolve("err"), "monitor", "-b", name, "rpmsg-echo",
                "--way", "legacy", "--no-reconnect");
        try {
            await("ls /dev | grep -q '^rpmsg[0-9]'");
            signal("-STOP", monitor.pid());
            await("! ls /dev | grep -q '^rpmsg[0-9]' && ! pgrep -f '[a]gent.jar' >/dev/null");
        } finally {
            signal("-CONT", monitor.pid());
            boolean ended = monitor.waitFor(60, TimeUnit.SECONDS);
            monitor.destroyForcibly();
            assertTrue(ended, "the monitor notices that its agent has gone");
        }
        assertEquals(1, monitor.exitValue());
    }

    @Test
    void aFrozenAgentIsALostConnection() throws Exception {
        try (TestBoard board = TestBoard.start(true); Connection connection = board.connect()) {
            Received received = new Received();
            connection.open(TestBoard.echo(Way.LEGACY), received);
            board.run("kill -STOP $(pgrep -f '[a]gent.jar')");
            assertTrue(received.awaitEnd(60).contains("not answered"));
            board.run("kill -CONT $(pgrep -f '[a]gent.jar')");
            board.await("! ls /dev | grep -q '^rpmsg[0-9]' && ! pgrep -f '[a]gent.jar' >/dev/null");
            assertEquals(List.of(), board.nodes());
        }
    }
}
