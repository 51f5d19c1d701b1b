// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/**
 * A job that waits for a board or a disk: cancelling it interrupts the thread that waits. Somebody waits for its end, too, so one
 * that is cancelled before its turn has come, and is never run, can tell so.
 */
public abstract class InterruptibleJob extends Job {
    private final Object family;
    private volatile boolean begun;
    /** Guarded by this job's monitor; null while the job does not run. */
    private Thread worker;

    /**
     * Creates a job, which is to be scheduled.
     *
     * @param family the one that it belongs to
     */
    protected InterruptibleJob(String name, Object family) {
        super(name);
        this.family = family;
        addJobChangeListener(new End());
    }

    /** The job framework tells of an end in any case. */
    private final class End extends JobChangeAdapter {
        @Override
        public void done(IJobChangeEvent event) {
            if (!begun) {
                takenBack();
            }
            begun = false;
        }
    }

    /** Does the work; returns no error in any case, since the job framework would open a dialog. */
    protected abstract IStatus perform(IProgressMonitor monitor);

    /** Is called, in the place of the work, by the thread that has cancelled it before its turn. */
    protected abstract void takenBack();

    @Override
    public final boolean belongsTo(Object other) {
        return family.equals(other);
    }

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
        begun = true;
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
    protected final synchronized void canceling() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
