// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.Way;

/** What must still be right after many times. */
@Tag("long")
class EnduranceTest {
    private TestBoard board;

    @BeforeEach
    void start() throws Exception {
        board = TestBoard.start(true);
    }

    @AfterEach
    void stop() throws Exception {
        board.close();
    }

    private void assertKernelIsWell() throws Exception {
        String log = board.run("dmesg").output();
        assertTrue(log.lines().noneMatch(line -> line.contains("WARNING") || line.contains("BUG:")), log);
    }

    @Test
    void theRemoteCrashesFiftyTimesUnderOneConnection() throws Exception {
        try (Connection connection = board.connect()) {
            for (int round = 0; round < 50; round++) {
                Received legacy = new Received();
                Received fd = new Received();
                try (Endpoint one = connection.open(TestBoard.echo(Way.LEGACY), legacy);
                        Endpoint two = connection.open(TestBoard.echo(Way.FD), fd)) {
                    one.send(new byte[] {(byte) round}, Duration.ofSeconds(5));
                    two.send(new byte[] {(byte) -round}, Duration.ofSeconds(5));
                    assertArrayEquals(new byte[] {(byte) round}, legacy.next());
                    assertArrayEquals(new byte[] {(byte) -round}, fd.next());
                    board.core().crash();
                    legacy.awaitEnd();
                    fd.awaitEnd();
                }
                board.core().comeBack();
                board.core().awaitConnected(TestBoard.LIMIT);
                board.await("[ -e /dev/rpmsg_ctrl0 ]");
            }
            assertEquals(1, connection.devices().controls().size());
        }
        assertEquals(List.of(), board.nodes());
        assertKernelIsWell();
    }

    @Test
    void anIdleBoardTakesAHundredAnnouncements() throws Exception {
        for (int number = 0; number < 100; number++) {
            board.core().announce("channel-" + number);
        }
        board.await("[ $(cat /sys/bus/rpmsg/devices/*/name | grep -c '^channel-') = 100 ]");
        for (int number = 0; number < 100; number++) {
            board.core().withdraw("channel-" + number);
        }
        board.await("! cat /sys/bus/rpmsg/devices/*/name | grep -q '^channel-'");
        assertKernelIsWell();
    }

    @Test
    void aHundredConnectionsLeaveNothing() throws Exception {
        for (int round = 0; round < 100; round++) {
            try (Connection connection = board.connect()) {
                connection.open(TestBoard.echo(Way.LEGACY), new Received());
                connection.open(TestBoard.echo(Way.FD), new Received());
            }
        }
        assertEquals(List.of(), board.nodes());
        board.await("! pgrep -f '[a]gent.jar' >/dev/null");
        assertKernelIsWell();
    }
}
