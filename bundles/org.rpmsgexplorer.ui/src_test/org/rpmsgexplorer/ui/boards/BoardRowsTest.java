// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.ui.boards.BoardItem.Mark;
import org.rpmsgexplorer.virtualboard.BoardState;

class BoardRowsTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Devices NONE = new Devices(List.of(), List.of(), List.of(), List.of(), 0);
    private static final BoardInfo INFO = new BoardInfo("aarch64", "6.6.1", "21.0.2");

    static final BoardEntry LAB = new BoardEntry("id1", "lab", new SshAddress(Optional.empty(), "192.0.2.1", OptionalInt.empty()),
            Optional.empty(), Optional.empty(), false);

    static VirtualStatus.Running running(boolean fdWay) {
        return new VirtualStatus.Running(new BoardState("virtual", 1, 2, 41022, Path.of("key"), Path.of("hosts"), fdWay,
                Path.of("kernel")), Optional.empty());
    }

    static BoardSnapshot virtual(VirtualStatus status, Link link) {
        return new BoardSnapshot(Boards.VIRTUAL, Boards.VIRTUAL, Optional.empty(), Optional.of(status), link);
    }

    static BoardSnapshot lab(Link link) {
        return new BoardSnapshot(LAB.id(), LAB.label(), Optional.of(LAB), Optional.empty(), link);
    }

    private static Link.Up up(Devices devices) {
        return new Link.Up(INFO, NOW, Optional.of(devices));
    }

    private static BoardItem row(BoardSnapshot board) {
        List<BoardItem> rows = BoardRows.rows(List.of(virtual(new VirtualStatus.Stopped(true), Link.Down.IDLE), board), List.of());
        assertEquals(2, rows.size());
        assertEquals("", BoardRows.text(List.of(board, board)));
        return rows.get(1);
    }

    private static String detail(BoardSnapshot board) {
        return row(board).detail();
    }

    @Test
    void textStandsWhereThereIsNothingToSee() {
        for (VirtualStatus status : List.of(new VirtualStatus.Unknown(), new VirtualStatus.Stopped(true),
                new VirtualStatus.Stopped(false), new VirtualStatus.Unavailable("It runs on x86-64 Linux only"))) {
            List<BoardSnapshot> boards = List.of(virtual(status, Link.Down.IDLE));
            assertEquals(List.of(), BoardRows.rows(boards, List.of()));
            assertTrue(BoardRows.text(boards).contains("<a href=\"add\">"), status.toString());
        }
        assertEquals(1, BoardRows.rows(List.of(virtual(new VirtualStatus.Starting(""), Link.Down.IDLE)), List.of()).size());
    }

    @Test
    void theLinkIsThereWhereTheVirtualBoardCanBeStarted() {
        assertTrue(text(new VirtualStatus.Stopped(true)).contains("<a href=\"start\">Start the Virtual Board</a>"));
        String first = text(new VirtualStatus.Stopped(false));
        assertTrue(first.contains("<a href=\"start\">Build and Start") && first.contains("some minutes"), first);
        String why = text(new VirtualStatus.Unavailable("It runs on x86-64 Linux only, not on Mac OS X aarch64"));
        assertTrue(why.endsWith("It runs on x86-64 Linux only, not on Mac OS X aarch64."), why);
        assertFalse(why.contains("start"), why);
    }

    private static String text(VirtualStatus status) {
        return BoardRows.text(List.of(virtual(status, Link.Down.IDLE)));
    }

    @Test
    void theVirtualBoardSaysHowItIs() {
        assertEquals("starting…", detail(virtual(new VirtualStatus.Starting(""), Link.Down.IDLE)));
        assertEquals("starting – compiled 300 of about 770 objects",
                detail(virtual(new VirtualStatus.Starting("compiled 300 of about 770 objects"), Link.Down.IDLE)));
        assertEquals("stopping…", detail(virtual(new VirtualStatus.Stopping(), Link.Down.IDLE)));
        assertEquals("not running", detail(virtual(new VirtualStatus.Stopped(true), Link.Down.IDLE)));
        assertEquals("not possible here – no", detail(virtual(new VirtualStatus.Unavailable("no"), Link.Down.IDLE)));
        assertEquals("not connected (running, port 41022, fd uAPI on)", detail(virtual(running(true), Link.Down.IDLE)));
        assertEquals("connected – no rpmsg control device (running, port 41022, fd uAPI off)",
                detail(virtual(running(false), up(NONE))));
        assertEquals("reconnecting, attempt 3 – it does not answer", detail(virtual(running(true),
                new Link.Away("it does not answer", NOW, 2, false, Optional.of(NOW), Optional.empty()))));
    }

    @Test
    void everyStateOfAConnectionHasItsWordsAndItsMark() {
        assertState("not connected", Mark.NONE, Link.Down.IDLE);
        assertState("connecting…", Mark.BUSY, new Link.Opening(""));
        assertState("connecting… – Starting the agent", Mark.BUSY, new Link.Opening("Starting the agent"));
        assertState("disconnecting…", Mark.BUSY, new Link.Closing());
        assertState("connected, looking…", Mark.CONNECTED, new Link.Up(INFO, NOW, Optional.empty()));
        assertState("connected – no rpmsg control device", Mark.CONNECTED, up(NONE));
        assertState("reconnecting, attempt 3 – it does not answer", Mark.AWAY,
                new Link.Away("it does not answer", NOW, 2, false, Optional.of(NOW), Optional.empty()));
        assertState("reconnecting, attempt 1 – it does not answer", Mark.AWAY,
                new Link.Away("it does not answer", NOW, 0, true, Optional.empty(), Optional.empty()));
        assertState("connection lost – its host key has changed", Mark.PROBLEM,
                new Link.Away("its host key has changed", NOW, 2, false, Optional.empty(), Optional.empty()));
    }

    private static void assertState(String detail, Mark mark, Link link) {
        BoardItem row = row(lab(link));
        assertEquals("lab", row.label());
        assertEquals(detail, row.detail());
        assertEquals(mark, row.mark());
    }

    @Test
    void aProblemIsToldInTheRow() {
        Problem problem = new Problem("The virtual board did not start: vde_plug is missing", "Install it.");
        BoardItem failed = row(virtual(new VirtualStatus.Failed(problem), Link.Down.IDLE));
        assertEquals("not running – The virtual board did not start: vde_plug is missing", failed.detail());
        assertEquals("Install it.", failed.hint());
        assertEquals(Mark.PROBLEM, failed.mark());

        BoardItem refused = row(lab(new Link.Down(Optional.of(new Problem("It does not answer", "Is it on?")))));
        assertEquals("not connected – It does not answer", refused.detail());
        assertEquals("Is it on?", refused.hint());
        assertEquals(Mark.PROBLEM, refused.mark());
    }

    @Test
    void aBoardThatIsAwayKeepsItsRows() {
        Devices devices = DeviceRowsTest.devices();
        BoardItem row = row(lab(new Link.Away("gone", NOW, 1, true, Optional.empty(), Optional.of(devices))));
        assertFalse(row.children().isEmpty());
        assertEquals(List.of(), row(lab(Link.Down.IDLE)).children());
    }

    @Test
    void anUpdateIsEnoughWhereTheRowsAreTheSame() {
        List<BoardSnapshot> before = List.of(virtual(running(true), up(DeviceRowsTest.devices())), lab(Link.Down.IDLE));
        List<BoardSnapshot> after = List.of(virtual(running(true), up(DeviceRowsTest.devices())), lab(new Link.Opening("x")));
        List<BoardItem> old = BoardRows.rows(before, List.of());
        List<BoardItem> fresh = BoardRows.rows(after, List.of());
        assertTrue(TreeChanges.areAlike(old, fresh));
        assertEquals(List.of("id1"), TreeChanges.of(old, fresh).stream().map(BoardItem::id).toList());
        assertEquals(List.of(), TreeChanges.of(old, BoardRows.rows(before, List.of())));
        List<BoardItem> fewer = BoardRows.rows(List.of(virtual(running(true), up(NONE)), lab(Link.Down.IDLE)), List.of());
        assertFalse(TreeChanges.areAlike(old, fewer));
        assertFalse(TreeChanges.areAlike(old, old.subList(0, 1)));
    }
}
