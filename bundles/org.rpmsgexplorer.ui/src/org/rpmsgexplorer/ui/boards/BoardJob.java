// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.ui.InterruptibleJob;
import org.rpmsgexplorer.ui.OneAtATime;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

/** Work with a board: one job at a time for each board, and what fails is told in the view and in the error log. */
public final class BoardJob extends InterruptibleJob {
    /** The family of all of them. */
    public static final Object FAMILY = BoardJob.class;

    /** What is to be done. */
    public interface Work {
        void run(IProgressMonitor monitor) throws IOException, BoardException, InterruptedException;
    }

    /** Is told why a job did not do its work: nothing where it was cancelled, be it while it waited for its turn. */
    public interface Failure {
        void accept(Optional<Problem> problem) throws IOException;
    }

    private final Work work;
    private final Failure failure;
    private final String board;
    /** Whether its user cannot take it back while it waits. */
    private volatile boolean kept;

    /**
     * Creates a job, which is to be scheduled.
     *
     * @param board the id of the board
     */
    public BoardJob(String name, String board, Work work, Failure failure) {
        super(name, FAMILY);
        this.work = work;
        this.failure = failure;
        this.board = board;
        setRule(new OneAtATime(board));
    }

    /** Lets nobody take it back who does not want to wait: it ends what its user cannot see any more. */
    BoardJob kept() {
        kept = true;
        return this;
    }

    /** Returns all that are going on or wait for it, on whatever board. */
    static List<BoardJob> all() {
        return Stream.of(Job.getJobManager().find(FAMILY)).map(BoardJob.class::cast).toList();
    }

    /** Returns whether such work waits or goes on for a board; before it has gone, it has told how it ended. */
    public static boolean isBusy(String board) {
        return all().stream().anyMatch(job -> job.board.equals(board));
    }

    /** Cancels what waits for other work on a board and can be taken back, and leaves that other work alone. */
    static void cancelWaiting(String board) {
        all().stream().filter(job -> job.board.equals(board) && job.getState() == Job.WAITING && !job.kept).forEach(Job::cancel);
    }

    /** Returns what is going on, and what waits for that and can be taken back, on whatever board. */
    static List<BoardWork.Entry> entries() {
        return all().stream().map(BoardJob::entry).flatMap(Optional::stream).toList();
    }

    private Optional<BoardWork.Entry> entry() {
        boolean runs = getState() == Job.RUNNING;
        return runs || !kept ? Optional.of(new BoardWork.Entry(this, board, getName(), runs)) : Optional.empty();
    }

    @Override
    protected IStatus perform(IProgressMonitor monitor) {
        try {
            work.run(monitor);
            return Status.OK_STATUS;
        } catch (OperationCanceledException | InterruptedException cancelled) {
            return cancelled();
        } catch (BoardException failed) {
            if (monitor.isCanceled() || failed.kind() == BoardException.Kind.CANCELLED) {
                return cancelled();
            }
            fail(Problem.of(failed), null);
        } catch (IOException failed) {
            // Who is cancelled is interrupted, and what it waited for fails in many ways.
            if (monitor.isCanceled()) {
                return cancelled();
            } else if (failed instanceof VirtualBoardException told) {
                fail(new Problem(told.getMessage(), told.hint()), null);
            } else {
                failUnexpectedly(failed);
            }
        } catch (RuntimeException defect) {
            failUnexpectedly(defect);
        }
        return Status.OK_STATUS;
    }

    @Override
    protected void takenBack() {
        tell(Optional.empty());
    }

    private IStatus cancelled() {
        tell(Optional.empty());
        return Status.CANCEL_STATUS;
    }

    private void failUnexpectedly(Exception defect) {
        fail(new Problem(NLS.bind(Messages.BoardJob_unexpected, defect), Messages.BoardJob_unexpectedHint), defect);
    }

    private void fail(Problem problem, Exception defect) {
        log(problem.text(), defect);
        tell(Optional.of(problem));
    }

    private void tell(Optional<Problem> problem) {
        try {
            failure.accept(problem);
        } catch (IOException second) {
            log(NLS.bind(Messages.BoardJob_unexpected, second), second);
        }
    }

    private static void log(String message, Exception defect) {
        String bundle = FrameworkUtil.getBundle(BoardJob.class).getSymbolicName();
        ILog.of(BoardJob.class).log(new Status(IStatus.ERROR, bundle, message, defect));
    }
}
