// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

/** Work with a board: one job at a time for each board, and what fails is told in the view and in the error log. */
public final class BoardJob extends Job {
    /** The family of all of them. */
    public static final Object FAMILY = BoardJob.class;

    /** What is to be done. */
    public interface Work {
        void run(IProgressMonitor monitor) throws IOException, BoardException, InterruptedException;
    }

    /** Is told why a job did not do its work: nothing where it was cancelled. */
    public interface Failure {
        void accept(Optional<Problem> problem) throws IOException;
    }

    private record BoardRule(String board) implements ISchedulingRule {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return equals(rule);
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return equals(rule);
        }
    }

    private final Work work;
    private final Failure failure;
    /** Guarded by this job's monitor; null while the job does not run. */
    private Thread worker;

    /**
     * Creates a job, which is to be scheduled.
     *
     * @param board the id of the board
     */
    public BoardJob(String name, String board, Work work, Failure failure) {
        super(name);
        this.work = work;
        this.failure = failure;
        setRule(new BoardRule(board));
    }

    @Override
    public boolean belongsTo(Object family) {
        return FAMILY.equals(family);
    }

    /** Returns whether such work waits or goes on for a board; before it has gone, it has told how it ended. */
    public static boolean isBusy(String board) {
        return Arrays.stream(Job.getJobManager().find(FAMILY)).anyMatch(job -> new BoardRule(board).equals(job.getRule()));
    }

    /** Returns no error in any case: the job framework would open a dialog. */
    @Override
    protected IStatus run(IProgressMonitor monitor) {
        setWorker(Thread.currentThread());
        try {
            return perform(monitor);
        } finally {
            setWorker(null);
            // An interrupt that came too late must not reach the next job of this thread.
            Thread.interrupted();
        }
    }

    private synchronized void setWorker(Thread thread) {
        worker = thread;
    }

    /** Ends what the job waits for. */
    @Override
    protected synchronized void canceling() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    private IStatus perform(IProgressMonitor monitor) {
        try {
            work.run(monitor);
            return Status.OK_STATUS;
        } catch (OperationCanceledException | InterruptedException cancelled) {
            tell(Optional.empty());
            return Status.CANCEL_STATUS;
        } catch (BoardException failed) {
            if (monitor.isCanceled() || failed.kind() == BoardException.Kind.CANCELLED) {
                tell(Optional.empty());
                return Status.CANCEL_STATUS;
            }
            fail(Problem.of(failed), null);
        } catch (VirtualBoardException failed) {
            fail(new Problem(failed.getMessage(), failed.hint()), null);
        } catch (IOException | RuntimeException defect) {
            fail(new Problem(NLS.bind(Messages.BoardJob_unexpected, defect), Messages.BoardJob_unexpectedHint), defect);
        }
        return Status.OK_STATUS;
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
