// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;

class BoardActionsTest {
    private static final Link UP = new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH, Optional.of(DeviceRowsTest.devices()));
    private static final Link AWAY = new Link.Away("gone", Instant.EPOCH, 1, true, Optional.empty(),
            Optional.of(DeviceRowsTest.devices()));

    private static Set<Action> board(BoardSnapshot board) {
        return BoardActions.of(item(new Subject.OfBoard(board)), Optional.of(board));
    }

    private static BoardItem item(Subject subject) {
        return new BoardItem("i", "b", subject, BoardItem.Mark.NONE, "l", "", "");
    }

    private static Set<Action> of(Subject subject, Link link) {
        return BoardActions.of(item(subject), Optional.of(BoardRowsTest.lab(link)));
    }

    @Test
    void aBoardIsConnectedOrDisconnected() {
        assertEquals(Set.of(Action.CONNECT, Action.EDIT, Action.REMOVE), board(BoardRowsTest.lab(Link.Down.IDLE)));
        assertEquals(Set.of(Action.DISCONNECT, Action.EDIT, Action.REMOVE), board(BoardRowsTest.lab(new Link.Opening(""))));
        assertEquals(Set.of(Action.EDIT, Action.REMOVE), board(BoardRowsTest.lab(new Link.Closing())));
        assertEquals(Set.of(Action.DISCONNECT, Action.EDIT, Action.REMOVE, Action.CREATE_ENDPOINT), board(BoardRowsTest.lab(UP)));
        assertEquals(Set.of(Action.DISCONNECT, Action.EDIT, Action.REMOVE), board(BoardRowsTest.lab(AWAY)));
        Link forGood = new Link.Away("x", Instant.EPOCH, 1, false, Optional.empty(), Optional.empty());
        assertTrue(board(BoardRowsTest.lab(forGood)).containsAll(Set.of(Action.CONNECT, Action.DISCONNECT)));
    }

    @Test
    void theVirtualBoardHasToRun() {
        assertEquals(Set.of(), board(BoardRowsTest.virtual(new VirtualStatus.Stopped(true), Link.Down.IDLE)));
        assertEquals(Set.of(Action.CONNECT), board(BoardRowsTest.virtual(BoardRowsTest.running(true), Link.Down.IDLE)));
    }

    @Test
    void endpointsAreCreatedWhereThereIsAControlDevice() {
        assertEquals(Set.of(Action.CREATE_ENDPOINT), of(new Subject.OfControl(DeviceRowsTest.CTRL0), UP));
        assertEquals(Set.of(Action.CREATE_ENDPOINT),
                of(new Subject.OfChannel(DeviceRowsTest.ECHO, Optional.of("rpmsg_ctrl0")), UP));
        assertEquals(Set.of(), of(new Subject.OfControl(DeviceRowsTest.CTRL0), AWAY));
        Link bare = new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH,
                Optional.of(new Devices(List.of(), List.of(), List.of(), List.of(), 0)));
        assertFalse(board(BoardRowsTest.lab(bare)).contains(Action.CREATE_ENDPOINT));
    }

    @Test
    void aNodeIsOpenedAndDestroyed() {
        assertEquals(Set.of(Action.OPEN_NODE, Action.DESTROY_NODE), of(new Subject.OfNode(DeviceRowsTest.NODE), UP));
        assertEquals(Set.of(), of(new Subject.OfNode(DeviceRowsTest.NODE), AWAY));
        Node ofChannel = new Node("rpmsg1", "raw", DeviceRowsTest.NODE.source(), DeviceRowsTest.NODE.destination(),
                Optional.empty(), Optional.empty());
        assertEquals(Set.of(Action.OPEN_NODE), of(new Subject.OfNode(ofChannel), UP), "it goes with its channel");
    }

    @Test
    void nothingIsDoneWithABoardThatIsNotInTheList() {
        assertEquals(Set.of(), BoardActions.of(item(new Subject.OfNode(DeviceRowsTest.NODE)), Optional.empty()));
    }

    @Test
    void enterAndDeleteStandForOneEach() {
        BoardItem channel = item(new Subject.OfChannel(DeviceRowsTest.ECHO, Optional.empty()));
        assertEquals(Optional.of(Action.CREATE_ENDPOINT), BoardActions.primary(Set.of(Action.CREATE_ENDPOINT), channel));
        BoardItem board = item(new Subject.OfBoard(BoardRowsTest.lab(UP)));
        assertEquals(Optional.empty(), BoardActions.primary(board(BoardRowsTest.lab(UP)), board));
        assertEquals(Optional.of(Action.CONNECT), BoardActions.primary(board(BoardRowsTest.lab(Link.Down.IDLE)), board));
        assertEquals(Optional.of(Action.REMOVE), BoardActions.deleting(board(BoardRowsTest.lab(UP))));
        assertEquals(Optional.of(Action.DESTROY_NODE), BoardActions.deleting(of(new Subject.OfNode(DeviceRowsTest.NODE), UP)));
        assertEquals(Optional.empty(), BoardActions.deleting(of(new Subject.OfControl(DeviceRowsTest.CTRL0), UP)));
    }
}
