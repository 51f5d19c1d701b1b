// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.ui.InterruptibleJob;
import org.rpmsgexplorer.ui.boards.JobProgress;

/** Work with messages or captures that may take long. What fails is told whoever has begun it, in place. */
final class MessageJob extends InterruptibleJob {
    /** The family of all of them. */
    static final Object FAMILY = MessageJob.class;

    private final Work work;
    private final Consumer<Outcome> done;

    /** What is to be done. */
    interface Work {
        /** Returns what to tell the user; empty for nothing. */
        String run(Progress progress) throws BoardException, IOException, InterruptedException;
    }

    /**
     * How it has ended.
     *
     * @param message what was done, or what failed and why
     * @param hint what to do about it; empty where there is nothing to say
     */
    record Outcome(boolean failed, String message, String hint) {
        static final Outcome CANCELLED = new Outcome(false, Messages.MessageJob_cancelled, "");

        /** Returns both as one text. */
        String text() {
            return sentence(message, hint);
        }
    }

    /**
     * Creates a job.
     *
     * @param done is told how it has ended, by the job
     */
    MessageJob(String name, Work work, Consumer<Outcome> done) {
        super(name, FAMILY);
        this.work = work;
        this.done = done;
    }

    /** Returns what failed and, as a sentence of its own, what to do about it. */
    static String sentence(String message, String hint) {
        return hint.isEmpty() || message.endsWith(".") ? (message + ' ' + hint).strip() : message + ". " + hint;
    }

    @Override
    protected IStatus perform(IProgressMonitor monitor) {
        done.accept(outcome(monitor));
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private Outcome outcome(IProgressMonitor monitor) {
        try {
            return new Outcome(false, work.run(new JobProgress(monitor)), "");
        } catch (InterruptedException cancelled) {
            return Outcome.CANCELLED;
        } catch (BoardException failed) {
            return monitor.isCanceled() ? Outcome.CANCELLED : new Outcome(true, failed.getMessage(), failed.hint());
        } catch (CaptureException failed) {
            return new Outcome(true, failed.getMessage(), failed.hint());
        } catch (IOException failed) {
            return new Outcome(true, Optional.ofNullable(failed.getMessage()).orElse(failed.toString()), "");
        } catch (RuntimeException defect) {
            ILog.of(MessageJob.class).error(defect.toString(), defect);
            return new Outcome(true, NLS.bind(Messages.MessageJob_unexpected, defect), "");
        }
    }
}
