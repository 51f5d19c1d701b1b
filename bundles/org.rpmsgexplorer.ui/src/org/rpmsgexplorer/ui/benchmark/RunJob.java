// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.ui.OneAtATime;
import org.rpmsgexplorer.ui.boards.Problem;

/** Work with the files of runs, one after the other. It is never interrupted, which would close a file. */
final class RunJob extends Job {
    /** The family of all of them. */
    static final Object FAMILY = RunJob.class;

    /** What is to be done. */
    interface Work {
        void run() throws RunFileException;
    }

    private final Work work;
    private final Consumer<Optional<Problem>> done;

    /**
     * Creates a job, which is to be scheduled.
     *
     * @param done is told by the job that it is done, and why not all of it
     */
    RunJob(String name, Work work, Consumer<Optional<Problem>> done) {
        super(name);
        this.work = work;
        this.done = done;
        setRule(new OneAtATime(FAMILY));
    }

    @Override
    public boolean belongsTo(Object family) {
        return FAMILY.equals(family);
    }

    /** Returns no error in any case: the job framework would open a dialog. */
    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Optional<Problem> problem = Optional.empty();
        try {
            work.run();
        } catch (RunFileException failed) {
            problem = Optional.of(new Problem(failed.getMessage(), failed.hint()));
        } catch (RuntimeException defect) {
            ILog.of(RunJob.class).error(defect.toString(), defect);
            problem = Optional.of(new Problem(NLS.bind(Messages.RunJob_unexpected, defect), Messages.RunJob_unexpectedHint));
        }
        done.accept(problem);
        return Status.OK_STATUS;
    }
}
