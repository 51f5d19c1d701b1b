// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;

/** A job that waits for a board or a disk: cancelling it interrupts the thread that waits. */
public abstract class InterruptibleJob extends Job {
    private final Object family;
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
    }

    /** Does the work; returns no error in any case, since the job framework would open a dialog. */
    protected abstract IStatus perform(IProgressMonitor monitor);

    @Override
    public final boolean belongsTo(Object other) {
        return family.equals(other);
    }

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
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
