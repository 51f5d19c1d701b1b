// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.ui.boards.BoardItem.Mark;
import org.rpmsgexplorer.ui.boards.BoardWork.Waiting;
import org.rpmsgexplorer.ui.boards.Notice.Offer;

class NoticeTest {
    private static final Problem REFUSED = new Problem("No connection to 192.0.2.1: no answer within 10 s", "Is the board on?");
    private static final Waiting WAITING = new Waiting(Boards.VIRTUAL, "Creating the endpoint echo", "Benchmark on virtual");

    private static List<BoardItem> rows(VirtualStatus virtual, Link lab) {
        return BoardRows.rows(List.of(BoardRowsTest.virtual(virtual, Link.Down.IDLE), BoardRowsTest.lab(lab)), List.of());
    }

    private static Optional<Notice> notice(List<BoardItem> rows, int selected, Waiting... waiting) {
        return Notice.of(rows, List.of(rows.get(selected)), List.of(waiting));
    }

    @Test
    void whereAllIsWellThereIsNone() {
        List<BoardItem> rows = rows(BoardRowsTest.running(true), Link.Down.IDLE);
        assertEquals(Optional.empty(), notice(rows, 0));
        assertEquals(Optional.empty(), Notice.of(rows, List.of(), List.of()));
    }

    @Test
    void aBoardThatWasNotConnectedSaysWhyAndWhatToDo() {
        List<BoardItem> rows = rows(BoardRowsTest.running(true), new Link.Down(Optional.of(REFUSED)));
        Notice notice = notice(rows, 1).orElseThrow();
        assertTrue(notice.isProblem());
        assertEquals("lab: not connected – No connection to 192.0.2.1: no answer within 10 s\nIs the board on?", notice.text());
        assertEquals(List.of(Offer.CONNECT, Offer.EDIT, Offer.CONSOLE, Offer.DISMISS), notice.offers());
        assertTrue(notice.links().startsWith("<a href=\"connect\">Connect Again</a>"), notice.links());
        assertEquals(Optional.of(notice), notice(rows, 0), "it is seen whatever is selected");
    }

    @Test
    void theVirtualBoardIsStartedAgain() {
        Notice notice = notice(rows(new VirtualStatus.Failed(REFUSED), Link.Down.IDLE), 0).orElseThrow();
        assertEquals(List.of(Offer.START, Offer.CONSOLE, Offer.DISMISS), notice.offers());
    }

    @Test
    void theSelectedBoardComesFirst() {
        List<BoardItem> rows = rows(new VirtualStatus.Failed(REFUSED), new Link.Down(Optional.of(REFUSED)));
        assertEquals(Boards.VIRTUAL, notice(rows, 0).orElseThrow().board());
        assertEquals("id1", notice(rows, 1).orElseThrow().board());
    }

    @Test
    void whatWaitsSaysWhatFor() {
        List<BoardItem> rows = rows(BoardRowsTest.running(true), Link.Down.IDLE);
        Notice notice = notice(rows, 0, WAITING, new Waiting(Boards.VIRTUAL, "Closing it", "Benchmark on virtual")).orElseThrow();
        assertFalse(notice.isProblem());
        assertTrue(notice.text().endsWith("\"Benchmark on virtual\": Creating the endpoint echo, Closing it."), notice.text());
        assertEquals(List.of(Offer.CANCEL), notice.offers());
        List<BoardItem> broken = rows(BoardRowsTest.running(true), new Link.Down(Optional.of(REFUSED)));
        assertFalse(notice(broken, 0, WAITING).orElseThrow().isProblem(), "of the selected board, it comes before others' problems");
        assertTrue(notice(broken, 1, WAITING).orElseThrow().isProblem());
    }

    @Test
    void aBoardThatIsAwayCanBeLeft() {
        Link away = new Link.Away("gone", Instant.EPOCH, 1, true, Optional.empty(), Optional.empty());
        Notice notice = notice(rows(BoardRowsTest.running(true), away), 1).orElseThrow();
        assertFalse(notice.isProblem());
        assertEquals(List.of(Offer.DISCONNECT), notice.offers());
        Link waiting = new Link.Away("gone", Instant.EPOCH, 1, false, Optional.of(Instant.EPOCH), Optional.empty());
        assertEquals(List.of(Offer.TRY, Offer.DISCONNECT),
                notice(rows(BoardRowsTest.running(true), waiting), 1).orElseThrow().offers());
        assertEquals(Optional.empty(), notice(rows(BoardRowsTest.running(true), away), 0));
        Link forGood = new Link.Away("gone", Instant.EPOCH, 1, false, Optional.empty(), Optional.empty());
        assertEquals(List.of(Offer.CONNECT, Offer.DISCONNECT, Offer.CONSOLE),
                notice(rows(BoardRowsTest.running(true), forGood), 0).orElseThrow().offers());
    }

    @Test
    void whatABoardLacksIsToldWhileItIsSelected() {
        Link bare = new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH,
                Optional.of(new Devices(List.of(), List.of(), List.of(), List.of(), 0)));
        List<BoardItem> rows = rows(BoardRowsTest.running(true), bare);
        assertTrue(notice(rows, 1).orElseThrow().text().contains("Is the remote core running"));
        assertEquals(Optional.empty(), notice(rows, 0));
    }

    @Test
    void anEndpointThatHasEndedIsAProblemOfItsRow() {
        List<BoardItem> rows = rows(BoardRowsTest.running(true), Link.Down.IDLE);
        BoardItem endpoint = new BoardItem("id1/endpoint/x", "id1", new Subject.Note(), Mark.PROBLEM, "x", "ended", "again");
        assertEquals(new Notice(true, "id1", "x: ended\nagain", List.of()),
                Notice.of(rows, List.of(endpoint), List.of()).orElseThrow());
    }
}
