// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Link;
import org.rpmsgexplorer.ui.boards.Problem;
import org.rpmsgexplorer.ui.boards.VirtualStatus;

class BoardStepTest {
    private static final Problem PROBLEM = new Problem("It failed", "Do this.");
    private static final Link UP = new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH,
            Optional.of(new Devices(List.of(), List.of(), List.of(), List.of(), 0)));

    private static BoardSnapshot lab(Link link) {
        return new BoardSnapshot("id", "lab", Optional.empty(), Optional.empty(), link);
    }

    private static BoardSnapshot virtual(VirtualStatus status) {
        return new BoardSnapshot("v", "virtual", Optional.empty(), Optional.of(status), Link.Down.IDLE);
    }

    @Test
    void aBoardIsConnectedOnce() {
        assertEquals(new BoardStep.Connect(), BoardStep.of(lab(Link.Down.IDLE), false, false));
        assertEquals(new BoardStep.Wait("Connecting the board \"lab\""), BoardStep.of(lab(Link.Down.IDLE), true, true));
        assertEquals(new BoardStep.Wait("Signing in"), BoardStep.of(lab(new Link.Opening("Signing in")), true, true));
        assertEquals(new BoardStep.Wait("Waiting until the board \"lab\" is disconnected"), BoardStep.of(lab(new Link.Closing()), false, true));
        assertEquals(new BoardStep.There(), BoardStep.of(lab(UP), true, false));
    }

    @Test
    void whatItHasIsWaitedFor() {
        Link fresh = new Link.Up(new BoardInfo("x", "y", "z"), Instant.EPOCH, Optional.empty());
        assertInstanceOf(BoardStep.Wait.class, BoardStep.of(lab(fresh), true, false));
    }

    @Test
    void anAttemptThatFailedOrWasCancelledIsNotRepeated() {
        Link failed = new Link.Down(Optional.of(PROBLEM));
        assertEquals(new BoardStep.Connect(), BoardStep.of(lab(failed), false, false), "that was before");
        assertEquals(new BoardStep.Failed(PROBLEM), BoardStep.of(lab(failed), true, false));
        assertEquals("The board \"lab\" was not connected", assertInstanceOf(BoardStep.Failed.class,
                BoardStep.of(lab(Link.Down.IDLE), true, false)).problem().message());
    }

    @Test
    void aConnectionThatComesBackIsWaitedFor() {
        Link away = new Link.Away("x", Instant.EPOCH, 1, true, Optional.empty(), Optional.empty());
        Link forGood = new Link.Away("x", Instant.EPOCH, 1, false, Optional.empty(), Optional.empty());
        assertEquals(new BoardStep.Wait("The board \"lab\" is out of reach for now"), BoardStep.of(lab(away), false, false));
        assertEquals(new BoardStep.Connect(), BoardStep.of(lab(forGood), false, false));
    }

    @Test
    void theVirtualBoardIsStarted() {
        assertEquals(new BoardStep.Start(), BoardStep.of(virtual(new VirtualStatus.Stopped(true)), false, false));
        assertEquals(new BoardStep.Start(), BoardStep.of(virtual(new VirtualStatus.Unknown()), false, true), "while it is looked");
        assertEquals(new BoardStep.Wait("Starting the board \"virtual\""),
                BoardStep.of(virtual(new VirtualStatus.Stopped(true)), true, true));
        assertEquals(new BoardStep.Wait("CC kernel/fork.o"),
                BoardStep.of(virtual(new VirtualStatus.Starting("CC kernel/fork.o")), true, true));
        assertEquals(new BoardStep.Wait("The board \"virtual\" is being stopped"),
                BoardStep.of(virtual(new VirtualStatus.Stopping()), false, true));
        assertEquals(new BoardStep.Failed(PROBLEM), BoardStep.of(virtual(new VirtualStatus.Failed(PROBLEM)), true, false));
        assertEquals("The board \"virtual\" was not connected", assertInstanceOf(BoardStep.Failed.class,
                BoardStep.of(virtual(new VirtualStatus.Stopped(true)), true, false)).problem().message());
        assertEquals("It needs Linux.", assertInstanceOf(BoardStep.Failed.class,
                BoardStep.of(virtual(new VirtualStatus.Unavailable("It needs Linux.")), false, false)).problem().hint());
    }
}
