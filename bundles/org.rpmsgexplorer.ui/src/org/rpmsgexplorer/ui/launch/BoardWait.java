// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.Link;
import org.rpmsgexplorer.ui.boards.Problem;
import org.rpmsgexplorer.ui.boards.VirtualStatus;

/** Lets a board be started and connected as the Boards view does, and waits for that; never in the UI thread. */
final class BoardWait {
    /** So often it looks whether it is still wanted, which nobody tells. */
    private static final long LOOK_MILLIS = 200;

    private final Boards boards;
    private final String board;
    private final BooleanSupplier cancelled;
    private final Consumer<String> steps;
    private boolean asked;
    /** Guarded by this. */
    private boolean changed;

    /**
     * Creates it.
     *
     * @param board the id of the board
     * @param cancelled says whether nobody wants it any more
     * @param steps is told what is waited for
     */
    BoardWait(Boards boards, String board, BooleanSupplier cancelled, Consumer<String> steps) {
        this.boards = boards;
        this.board = board;
        this.cancelled = cancelled;
        this.steps = steps;
    }

    /**
     * Returns the board when it is connected and what it has is known.
     *
     * @throws BoardException where it cannot be reached
     * @throws OperationCanceledException where nobody wants it any more; what was begun for it is ended
     */
    BoardSnapshot await() throws BoardException {
        Runnable listener = this::change;
        boards.addListener(listener);
        try {
            while (!cancelled.getAsBoolean()) {
                // Before the picture: a job that ends after this has shown its end there.
                boolean busy = BoardJob.isBusy(board);
                BoardSnapshot now = boards.snapshot(board).orElseThrow(
                        () -> new BoardException(Messages.BoardWait_gone, Messages.BoardWait_goneHint, null));
                if (perform(BoardStep.of(now, asked, busy))) {
                    return now;
                }
                awaitChange();
            }
        } finally {
            boards.removeListener(listener);
        }
        giveUp();
        throw new OperationCanceledException();
    }

    private boolean perform(BoardStep step) throws BoardException {
        if (step instanceof BoardStep.Failed failed) {
            throw failure(failed.problem());
        } else if (step instanceof BoardStep.Wait wait) {
            steps.accept(wait.text());
        } else if (step instanceof BoardStep.Start) {
            asked = true;
            steps.accept(NLS.bind(Messages.BoardStep_starting, board));
            boards.startVirtual();
        } else if (step instanceof BoardStep.Connect) {
            asked = true;
            boards.connect(board);
        }
        return step instanceof BoardStep.There;
    }

    private static BoardException failure(Problem problem) {
        return new BoardException(problem.message(), problem.hint(), null);
    }

    private void giveUp() {
        BoardSnapshot now = boards.snapshot(board).orElse(null);
        if (!asked || now == null) {
            return;
        } else if (now.virtual().orElse(null) instanceof VirtualStatus.Starting) {
            boards.stopVirtual();
        } else if (now.link() instanceof Link.Opening) {
            boards.disconnect(board);
        }
    }

    private synchronized void change() {
        changed = true;
        notifyAll();
    }

    private synchronized void awaitChange() {
        try {
            if (!changed) {
                wait(LOOK_MILLIS);
            }
            changed = false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        }
    }
}
