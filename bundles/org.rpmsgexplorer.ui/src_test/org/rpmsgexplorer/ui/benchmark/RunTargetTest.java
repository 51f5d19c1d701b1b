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

    private static String missing(List<BoardSnapshot> boards, Optional<BoardItem> selected) {
        return assertInstanceOf(RunTarget.Missing.class, RunTarget.of(boards, selected)).why();
    }

    @Test
    void theSelectedBoardOrTheOnlyOneThatIsConnected() {
        RunTarget one = new RunTarget.Ready("one", "board one", "rpmsg_ctrl0");
        assertEquals(one, RunTarget.of(List.of(AWAY, ONE), Optional.empty()));
        assertEquals(one, RunTarget.of(List.of(AWAY, ONE), row(AWAY)), "one that is not connected does not count");
        assertEquals(one, RunTarget.of(List.of(TWO, ONE), row(ONE)));
    }

    @Test
    void saysWhyNoBoardIsChosen() {
        assertEquals("A benchmark needs a connected board.", missing(List.of(AWAY), row(AWAY)));
        assertTrue(missing(List.of(ONE, TWO), row(AWAY)).startsWith("Several boards are connected."));
    }

    @Test
    void theSelectedControlDeviceOrTheOnlyOne() {
        assertEquals(new RunTarget.Ready("two", "board two", "rpmsg_ctrl1"),
                RunTarget.of(List.of(ONE, TWO), row(TWO, new Subject.OfControl(control("rpmsg_ctrl1")))));
        assertTrue(missing(List.of(TWO), row(TWO)).contains("several control devices, rpmsg_ctrl0, rpmsg_ctrl1"));
        assertTrue(missing(List.of(TWO), row(TWO, new Subject.OfControl(control("rpmsg_ctrl7")))).contains("several"));
        BoardSnapshot bare = board("bare", up());
        assertTrue(missing(List.of(bare), row(bare)).contains("no rpmsg control device"));
        BoardSnapshot fresh = board("fresh", new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH, Optional.empty()));
        assertTrue(missing(List.of(fresh), Optional.empty()).contains("not known yet"));
    }
}
