// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.Progress;

/** Shows the progress of an operation in that of a job, and passes its cancellation on. */
public final class JobProgress implements Progress {
    private final IProgressMonitor monitor;
    private final Consumer<String> steps;
    private volatile String step = "";

    /** Creates one that only shows. */
    public JobProgress(IProgressMonitor monitor) {
        this(monitor, text -> {
        });
    }

    /**
     * Creates one that tells somebody else as well.
     *
     * @param steps is told each step
     */
    public JobProgress(IProgressMonitor monitor, Consumer<String> steps) {
        this.monitor = monitor;
        this.steps = steps;
    }

    @Override
    public void step(String text) {
        step = text;
        monitor.subTask(text);
        steps.accept(text);
    }

    @Override
    public void part(long done, long total, String unit) {
        monitor.subTask(NLS.bind(Messages.JobProgress_part, new Object[] {step, done, total, unit}));
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
