// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.ConnectionState;
import org.rpmsgexplorer.core.device.Devices;

@Timeout(10)
class DeviceNewsTest {
    private static final Instant START = Instant.EPOCH;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final DeviceNews news = new DeviceNews(new PrintStream(errors, true, StandardCharsets.UTF_8));

    @Test
    void aLossAndTheReturnAreToldOnce() throws Exception {
        Devices first = devices();
        Devices second = devices();
        news.changed(new ConnectionState.Connecting());
        news.changed(new ConnectionState.Connected(START));
        news.devices(first);
        assertSame(first, news.next());
        assertEquals(List.of(), told());
        news.changed(lost("no answer", 0));
        news.changed(new ConnectionState.Reconnecting("no answer", START, 1));
        news.changed(lost("refused\u001b", 1));
        news.changed(new ConnectionState.Reconnecting("refused\u001b", START, 2));
        news.changed(lost("refused\u001b", 2));
        news.changed(new ConnectionState.Connected(START.plusMillis(2_500)));
        news.devices(second);
        assertSame(second, news.next());
        assertEquals(List.of("rpmsg: the connection is lost, and is waited for: no answer",
                "rpmsg: the connection is still lost: refused\uFFFD",
                "rpmsg: the connection is there again, gone for 2.5 s"), told());
    }

    @Test
    void aConnectionThatDoesNotComeBackIsAFailure() {
        news.changed(lost("no answer", 0));
        news.changed(new ConnectionState.Lost("another host key", START, 1, Optional.empty()));
        BoardException failed = assertThrows(BoardException.class, news::next);
        assertEquals(BoardException.Kind.LOST, failed.kind());
        assertEquals("The connection is lost, and does not come back: another host key", failed.getMessage());
    }

    private static Devices devices() {
        return new Devices(List.of(), List.of(), List.of(), List.of(), 0);
    }

    private static ConnectionState lost(String why, int attempts) {
        return new ConnectionState.Lost(why, START, attempts, Optional.of(START.plusSeconds(1)));
    }

    private List<String> told() {
        return errors.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
