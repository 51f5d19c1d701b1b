// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.connection.ConnectionState;
import org.rpmsgexplorer.core.device.Devices;

class LinkTest {
    private static final BoardInfo BOARD = new BoardInfo("aarch64", "6.6.1", "21.0.2");
    private static final Optional<Devices> DEVICES = Optional.of(DeviceRowsTest.devices());
    private static final Instant SINCE = Instant.EPOCH;
    private static final Instant NEXT = SINCE.plusSeconds(8);

    private static Link of(ConnectionState state) {
        return Link.of(state, BOARD, DEVICES);
    }

    private static String can(Link link) {
        return (link.canConnect() ? "connect " : "") + (link.canDisconnect() ? "disconnect" : "");
    }

    @Test
    void itStandsWithALinkAsWithItsConnection() {
        assertEquals(new Link.Opening(""), of(new ConnectionState.Connecting()));
        assertEquals(new Link.Up(BOARD, SINCE, DEVICES), of(new ConnectionState.Connected(SINCE)));
        assertEquals(new Link.Away("gone", SINCE, 3, false, Optional.of(NEXT), DEVICES),
                of(new ConnectionState.Lost("gone", SINCE, 3, Optional.of(NEXT))));
        assertEquals(new Link.Away("gone", SINCE, 3, true, Optional.empty(), DEVICES),
                of(new ConnectionState.Reconnecting("gone", SINCE, 4)), "three have failed when the fourth is under way");
        assertEquals(Link.Down.IDLE, of(new ConnectionState.Closed()));
    }

    @Test
    void whatIsLostForGoodCanBeConnectedAgain() {
        assertEquals("connect ", can(Link.Down.IDLE));
        assertEquals("disconnect", can(of(new ConnectionState.Connecting())));
        assertEquals("disconnect", can(of(new ConnectionState.Connected(SINCE))));
        assertEquals("disconnect", can(of(new ConnectionState.Reconnecting("gone", SINCE, 1))));
        assertEquals("disconnect", can(of(new ConnectionState.Lost("gone", SINCE, 3, Optional.of(NEXT)))));
        assertEquals("connect disconnect", can(of(new ConnectionState.Lost("gone", SINCE, 3, Optional.empty()))));
    }
}
