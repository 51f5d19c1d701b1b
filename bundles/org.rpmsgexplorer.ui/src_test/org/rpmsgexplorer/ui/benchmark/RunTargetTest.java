// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Link;
import org.rpmsgexplorer.ui.boards.Subject;
import org.rpmsgexplorer.ui.boards.VirtualStatus;

class RunTargetTest {
    private static final BoardSnapshot AWAY = board("away", Link.Down.IDLE);
    private static final BoardSnapshot ONE = board("one", up("rpmsg_ctrl0"));
    private static final BoardSnapshot TWO = board("two", up("rpmsg_ctrl0", "rpmsg_ctrl1"));

    private static BoardSnapshot board(String id, Link link) {
        return new BoardSnapshot(id, "board " + id, Optional.empty(), Optional.empty(), link);
    }

    private static ControlDevice control(String name) {
        WayState there = new WayState(Optional.of(true), "");
        return new ControlDevice(name, Optional.empty(), Optional.empty(), List.of(), there, there);
    }

    private static Link up(String... controls) {
        return new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH, Optional.of(new Devices(
                Arrays.stream(controls).map(RunTargetTest::control).toList(), List.of(), List.of(), List.of(), 0)));
    }

    private static Optional<BoardItem> row(BoardSnapshot board, Subject subject) {
        return Optional.of(new BoardItem("i", board.id(), subject, BoardItem.Mark.NONE, "l", "", "", List.of()));
    }

    private static Optional<BoardItem> row(BoardSnapshot board) {
        return row(board, new Subject.OfBoard(board));
    }

    private static RunTarget of(List<BoardSnapshot> boards, Optional<BoardItem> selected) {
        return RunTarget.of(boards, selected, "", Optional.empty());
    }

    private static String missing(List<BoardSnapshot> boards, Optional<BoardItem> selected) {
        return assertInstanceOf(RunTarget.Missing.class, of(boards, selected)).why();
    }

    @Test
    void theSelectedBoardOrTheOnlyOneThatIsConnected() {
        RunTarget one = new RunTarget.Ready("one", "board one", "rpmsg_ctrl0");
        assertEquals(one, of(List.of(AWAY, ONE), Optional.empty()));
        assertEquals(one, of(List.of(TWO, ONE), row(ONE)));
        assertEquals(new RunTarget.Away("away", "board away"), of(List.of(AWAY, ONE), row(AWAY)), "it can be connected");
    }

    @Test
    void anotherOneWhereNoneIsSelectedAndNotOneIsConnected() {
        RunTarget away = new RunTarget.Away("away", "board away");
        assertEquals(away, RunTarget.of(List.of(AWAY), Optional.empty(), "away", Optional.empty()));
        assertEquals(away, RunTarget.of(List.of(ONE, AWAY, TWO), Optional.empty(), "away", Optional.empty()));
        assertEquals(new RunTarget.Ready("one", "board one", "rpmsg_ctrl0"),
                RunTarget.of(List.of(ONE, AWAY), Optional.empty(), "away", Optional.empty()), "one is connected");
        assertInstanceOf(RunTarget.Missing.class, RunTarget.of(List.of(AWAY), Optional.empty(), "gone", Optional.empty()));
    }

    @Test
    void theVirtualBoardCannotRunEverywhere() {
        BoardSnapshot not = new BoardSnapshot("v", "virtual", Optional.empty(),
                Optional.of(new VirtualStatus.Unavailable("It needs Linux.")), Link.Down.IDLE);
        BoardSnapshot stopped = new BoardSnapshot("v", "virtual", Optional.empty(),
                Optional.of(new VirtualStatus.Stopped(true)), Link.Down.IDLE);
        assertEquals("It needs Linux.", missing(List.of(not), row(not)));
        assertEquals(new RunTarget.Away("v", "virtual"), of(List.of(stopped), row(stopped)));
    }

    @Test
    void aControlDeviceThatIsWantedHasToBeThere() {
        assertEquals(new RunTarget.Ready("two", "board two", "rpmsg_ctrl1"), RunTarget.on(TWO, Optional.of("rpmsg_ctrl1")));
        RunTarget other = RunTarget.on(ONE, Optional.of("rpmsg_ctrl7"));
        assertTrue(assertInstanceOf(RunTarget.Missing.class, other).why()
                .startsWith("The board \"board one\" has no control device rpmsg_ctrl7; it has rpmsg_ctrl0."), other.toString());
    }

    @Test
    void saysWhyNoBoardIsChosen() {
        assertEquals("A benchmark needs a connected board.", missing(List.of(AWAY), Optional.empty()));
        assertTrue(missing(List.of(ONE, TWO), Optional.empty()).startsWith("Several boards are connected."));
    }

    @Test
    void theSelectedControlDeviceOrTheOnlyOne() {
        assertEquals(new RunTarget.Ready("two", "board two", "rpmsg_ctrl1"),
                of(List.of(ONE, TWO), row(TWO, new Subject.OfControl(control("rpmsg_ctrl1")))));
        assertTrue(missing(List.of(TWO), row(TWO)).contains("several control devices, rpmsg_ctrl0, rpmsg_ctrl1"));
        assertTrue(missing(List.of(TWO), row(TWO, new Subject.OfControl(control("rpmsg_ctrl7")))).contains("no control device rpmsg_ctrl7"));
        BoardSnapshot bare = board("bare", up());
        assertTrue(missing(List.of(bare), row(bare)).contains("no rpmsg control device"));
        BoardSnapshot fresh = board("fresh", new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH, Optional.empty()));
        assertTrue(missing(List.of(fresh), Optional.empty()).contains("not known yet"));
    }
}
