// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.rpmsgexplorer.core.capture.CaptureException;

/** Looks at the rows of a capture for one table, whenever there is something new. */
final class RowsJob extends Job {
    private final MessageRows rows;
    private final int again;
    private final Runnable changed;
    private final Consumer<CaptureException> failed;

    /**
     * Creates a job; it is to be scheduled when the capture has grown, or another filter was chosen.
     *
     * @param again after how many milliseconds to look whether the capture has grown; 0 for never
     * @param changed is told, by the job, that there may be other rows
     * @param failed is told, by the job, that the capture cannot be read
     */
    RowsJob(MessageRows rows, int again, Runnable changed, Consumer<CaptureException> failed) {
        super(Messages.RowsJob_name);
        this.rows = rows;
        this.again = again;
        this.changed = changed;
        this.failed = failed;
        setSystem(true);
        setPriority(DECORATE);
    }

    @Override
    public boolean belongsTo(Object family) {
        return MessageJob.FAMILY.equals(family);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            ShownRows before = rows.shown();
            boolean more = true;
            while (more && !monitor.isCanceled()) {
                more = rows.step();
                if (!rows.shown().equals(before)) {
                    before = rows.shown();
                    changed.run();
                }
            }
            if (again > 0 && !monitor.isCanceled()) {
                schedule(again);
            }
        } catch (CaptureException unreadable) {
            failed.accept(unreadable);
        }
        return Status.OK_STATUS;
    }
}
