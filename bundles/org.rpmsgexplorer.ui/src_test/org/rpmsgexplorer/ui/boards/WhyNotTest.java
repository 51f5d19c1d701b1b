// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.device.Devices;

class WhyNotTest {
    private static final BoardInfo INFO = new BoardInfo("x", "y", "z");
    private static final Link UP = new Link.Up(INFO, Instant.EPOCH, Optional.of(DeviceRowsTest.devices()));
    private static final Link AWAY = new Link.Away("gone", Instant.EPOCH, 1, true, Optional.empty(), Optional.empty());
    private static final Devices NONE = new Devices(List.of(), List.of(), List.of(), List.of(), 0);

    private static String of(Action action, Subject subject, BoardSnapshot now) {
        BoardItem row = new BoardItem("i", now.id(), subject, BoardItem.Mark.NONE, "l", "", "");
        return WhyNot.of(action, List.of(row), id -> Optional.of(now)).orElse("");
    }

    private static String of(Action action, BoardSnapshot now) {
        return of(action, new Subject.OfBoard(now), now);
    }

    private static String of(Action action, VirtualStatus status) {
        return of(action, BoardRowsTest.virtual(status, Link.Down.IDLE));
    }

    @Test
    void whatCanBeDoneHasNoReason() {
        assertEquals("", of(Action.CONNECT, BoardRowsTest.lab(Link.Down.IDLE)));
        assertEquals("", of(Action.DISCONNECT, BoardRowsTest.lab(AWAY)));
        assertEquals("", of(Action.CREATE_ENDPOINT, new Subject.OfControl(DeviceRowsTest.CTRL0), BoardRowsTest.lab(UP)));
    }

    @Test
    void theRightRowsHaveToBeSelected() {
        assertEquals(Optional.of("Select a board."), WhyNot.of(Action.CONNECT, List.of(), id -> Optional.empty()));
        assertEquals("Select a board.", of(Action.DISCONNECT, new Subject.OfControl(DeviceRowsTest.CTRL0), BoardRowsTest.lab(UP)));
        assertEquals("Select a board, a control device or a channel.",
                of(Action.CREATE_ENDPOINT, new Subject.OfNode(DeviceRowsTest.NODE), BoardRowsTest.lab(UP)));
        BoardItem gone = new BoardItem("i", "b", new Subject.OfBoard(BoardRowsTest.lab(UP)), BoardItem.Mark.NONE, "l", "", "");
        assertEquals(Optional.of("Select a board."), WhyNot.of(Action.CONNECT, List.of(gone), id -> Optional.empty()),
                "it was removed meanwhile");
    }

    @Test
    void theVirtualBoardHasToRun() {
        String start = "The virtual board does not run. Starting it connects it, too.";
        assertEquals(start, of(Action.CONNECT, new VirtualStatus.Stopped(true)));
        assertEquals(start, of(Action.CREATE_ENDPOINT, new VirtualStatus.Failed(new Problem("x", "y"))));
        assertEquals("The virtual board is starting. It is connected then.", of(Action.CONNECT, new VirtualStatus.Starting("")));
        assertEquals("x86 only", of(Action.CONNECT, new VirtualStatus.Unavailable("x86 only")));
        assertEquals("The board is not connected.", of(Action.CREATE_ENDPOINT, BoardRowsTest.running(true)));
    }

    @Test
    void theStateOfTheConnectionIsTold() {
        assertEquals("The board is connected.", of(Action.CONNECT, BoardRowsTest.lab(UP)));
        assertEquals("The board is just being connected.", of(Action.CONNECT, BoardRowsTest.lab(new Link.Opening(""))));
        assertEquals("The board is not connected.", of(Action.DISCONNECT, BoardRowsTest.lab(Link.Down.IDLE)));
        for (Action action : List.of(Action.CONNECT, Action.DISCONNECT)) {
            assertEquals("The board is just being disconnected.", of(action, BoardRowsTest.lab(new Link.Closing())));
        }
        String away = "The board is away, and comes back by itself. Try Now below the rows does not wait for that.";
        assertEquals(away, of(Action.CONNECT, BoardRowsTest.lab(AWAY)));
        assertEquals(away, of(Action.CREATE_ENDPOINT, BoardRowsTest.lab(AWAY)));
    }

    @Test
    void anEndpointNeedsAControlDevice() {
        assertEquals("The board has no rpmsg control device.",
                of(Action.CREATE_ENDPOINT, BoardRowsTest.lab(new Link.Up(INFO, Instant.EPOCH, Optional.of(NONE)))));
        assertEquals("What the board has is not known yet.",
                of(Action.CREATE_ENDPOINT, BoardRowsTest.lab(new Link.Up(INFO, Instant.EPOCH, Optional.empty()))));
    }

    @Test
    void oneRowOfSeveralIsEnough() {
        BoardSnapshot up = BoardRowsTest.lab(UP);
        BoardSnapshot down = BoardRowsTest.virtual(BoardRowsTest.running(true), Link.Down.IDLE);
        List<BoardItem> rows = BoardRows.rows(List.of(down, up), List.of());
        assertEquals(Optional.of("The board is connected."), WhyNot.of(Action.CONNECT, rows,
                id -> Optional.of(id.equals(up.id()) ? up : down)));
    }
}
