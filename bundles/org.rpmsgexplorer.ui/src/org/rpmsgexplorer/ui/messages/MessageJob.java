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

/** Work with messages or captures that may take long. What fails is told whoever has begun it, in place. */
final class MessageJob extends InterruptibleJob {
    /** The family of all of them. */
    static final Object FAMILY = MessageJob.class;

    private final Work work;
    private final Consumer<String> told;
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

        /** Returns what to tell of a capture or a file that is wrong. */
        static Outcome failed(IOException why) {
            String message = Optional.ofNullable(why.getMessage()).orElse(why.toString());
            return new Outcome(true, message, why instanceof CaptureException told ? told.hint() : "");
        }

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
        this(name, work, text -> {
        }, done);
    }

    /**
     * Creates a job.
     *
     * @param told is told how far it is, by the job
     * @param done is told how it has ended, by the job
     */
    MessageJob(String name, Work work, Consumer<String> told, Consumer<Outcome> done) {
        super(name, FAMILY);
        this.work = work;
        this.told = told;
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

    @Override
    protected void takenBack() {
        done.accept(Outcome.CANCELLED);
    }

    private Outcome outcome(IProgressMonitor monitor) {
        try {
            return new Outcome(false, work.run(new MessageProgress(monitor, told)), "");
        } catch (InterruptedException cancelled) {
            return Outcome.CANCELLED;
        } catch (BoardException failed) {
            return monitor.isCanceled() ? Outcome.CANCELLED : new Outcome(true, failed.getMessage(), failed.hint());
        } catch (IOException failed) {
            return monitor.isCanceled() ? Outcome.CANCELLED : Outcome.failed(failed);
        } catch (RuntimeException defect) {
            ILog.of(MessageJob.class).error(defect.toString(), defect);
            return new Outcome(true, NLS.bind(Messages.MessageJob_unexpected, defect), "");
        }
    }
}
