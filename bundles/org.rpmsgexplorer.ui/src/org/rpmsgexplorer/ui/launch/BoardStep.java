// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Link;
import org.rpmsgexplorer.ui.boards.Problem;
import org.rpmsgexplorer.ui.boards.VirtualStatus;

/** What is to be done next, so that something can run on a board. */
sealed interface BoardStep {
    /** Nothing: it is connected, and what it has is known. */
    record There() implements BoardStep {
    }

    /** The virtual board is to be started, which connects it. */
    record Start() implements BoardStep {
    }

    /** It is to be connected. */
    record Connect() implements BoardStep {
    }

    /** What is under way is to be waited for. */
    record Wait(String text) implements BoardStep {
    }

    /** It cannot be reached. */
    record Failed(Problem problem) implements BoardStep {
    }

    /**
     * Decides by how a board is.
     *
     * @param asked whether it was asked to start or to connect
     * @param busy whether a job of the board is waiting or at work
     */
    static BoardStep of(BoardSnapshot board, boolean asked, boolean busy) {
        if (board.devicesNow().isPresent()) {
            return new There();
        }
        Optional<VirtualStatus> virtual = board.virtual().filter(status -> !(status instanceof VirtualStatus.Running));
        if (virtual.isPresent()) {
            return ofStopped(board, virtual.get(), asked, busy);
        } else if (!board.canConnect()) {
            return new Wait(text(board));
        } else if (!asked) {
            return new Connect();
        }
        return busy ? new Wait(text(board)) : new Failed(problem(board));
    }

    private static BoardStep ofStopped(BoardSnapshot board, VirtualStatus virtual, boolean asked, boolean busy) {
        if (virtual instanceof VirtualStatus.Unavailable not) {
            return new Failed(new Problem(NLS.bind(Messages.BoardStep_notHere, board.label()), not.reason()));
        } else if (virtual instanceof VirtualStatus.Starting starting && !starting.step().isEmpty()) {
            return new Wait(starting.step());
        } else if (!virtual.canStart() || asked && busy) {
            return new Wait(NLS.bind(virtual instanceof VirtualStatus.Stopping ? Messages.BoardStep_stopping
                    : Messages.BoardStep_starting, board.label()));
        } else if (!asked) {
            return new Start();
        }
        return new Failed(virtual instanceof VirtualStatus.Failed failed ? failed.problem() : notReached(board));
    }

    private static String text(BoardSnapshot board) {
        if (board.link() instanceof Link.Opening opening && !opening.step().isEmpty()) {
            return opening.step();
        } else if (board.link() instanceof Link.Closing) {
            return NLS.bind(Messages.BoardStep_closing, board.label());
        }
        return NLS.bind(board.link() instanceof Link.Away ? Messages.BoardStep_away : Messages.BoardStep_connecting,
                board.label());
    }

    private static Problem problem(BoardSnapshot board) {
        return board.link() instanceof Link.Down down ? down.problem().orElseGet(() -> notReached(board)) : notReached(board);
    }

    private static Problem notReached(BoardSnapshot board) {
        return new Problem(NLS.bind(Messages.BoardStep_notConnected, board.label()), Messages.BoardStep_notConnectedHint);
    }
}
