// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.BenchmarkRunner;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.RunProgress;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.Problem;

/**
 * The benchmark of the IDE, one at a time, and the runs that are kept.
 *
 * <p>Any thread may use it; no method but {@link #close()} waits. Listeners are called by any thread and must not wait either.
 */
public final class Benchmarks implements AutoCloseable {
    private static final int PARTS = 1000;
    private static final long END_LIMIT_MILLIS = 5000;

    private final Boards boards;
    private final RunCatalog catalog;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** Guarded by this. */
    private RunState state = new RunState.Idle();
    /** Guarded by this; empty while none is going on. */
    private Optional<BoardJob> job = Optional.empty();

    /** Creates it; runs are kept in the store of the catalog. */
    public Benchmarks(Boards boards, RunCatalog catalog) {
        this.boards = boards;
        this.catalog = catalog;
        boards.whenLeaving(this::cancel);
    }

    /** Lets a listener be run after each change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends that. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Returns the runs that are kept. */
    RunCatalog catalog() {
        return catalog;
    }

    /** Returns how it stands now. */
    synchronized RunState state() {
        return state;
    }

    private void publish(RunState fresh) {
        synchronized (this) {
            state = fresh;
        }
        changed();
    }

    /** Tells the listeners; to be called when the runs that are kept have changed. */
    void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Begins what {@code rpmsg bench} does where nothing else is asked for; does nothing while a benchmark is going on. */
    void run(RunTarget.Ready target) {
        String name = NLS.bind(Messages.Benchmarks_job, target.label());
        BoardJob fresh = new BoardJob(name, target.board(), monitor -> measure(name, target, monitor), this::ended);
        synchronized (this) {
            if (job.isPresent()) {
                return;
            }
            job = Optional.of(fresh);
            state = new RunState.Going(target, "", 0, Optional.empty());
            fresh.schedule();
        }
        changed();
    }

    /** Ends the benchmark that is going on; what was measured is kept. */
    void cancel() {
        Optional<BoardJob> running;
        synchronized (this) {
            running = job;
        }
        // One that had not begun tells nobody.
        if (running.isPresent() && running.get().cancel()) {
            ended(Optional.empty());
        }
    }

    private void cancel(String board) {
        if (state() instanceof RunState.Going going && going.target().board().equals(board)) {
            cancel();
        }
    }

    private void measure(String name, RunTarget.Ready target, IProgressMonitor monitor) throws BoardException {
        monitor.beginTask(name, PARTS);
        Connection connection = boards.connection(target.board()).orElseThrow(() -> new BoardException(
                NLS.bind(Messages.Benchmarks_notConnected, target.label()), Messages.Benchmarks_notConnectedHint, null));
        CreationPlan plan = CreationPlan.usual(target.control(), connection.measurements().system());
        BenchmarkRun run = BenchmarkRunner.run(connection, target.label(), "", plan, new Listener(target, monitor));
        keep(run);
        end(new RunState.Ended(run.id(), run.outcome()));
    }

    /** A job that was cancelled is interrupted, perhaps while it writes, which would close the file. */
    private void keep(BenchmarkRun run) throws BoardException {
        boolean again = true;
        while (again) {
            Thread.interrupted();
            try {
                catalog.add(run);
                again = false;
            } catch (RunFileException failed) {
                again = Thread.interrupted();
                if (!again) {
                    catalog.addUnkept(run);
                    throw new BoardException(failed.getMessage(), unkept(failed.hint()), failed);
                }
            }
        }
    }

    private static String unkept(String hint) {
        return (hint + ' ' + Messages.Benchmarks_unkeptHint).strip();
    }

    private void ended(Optional<Problem> problem) {
        Supplier<RunState> idle = RunState.Idle::new;
        end(problem.<RunState>map(RunState.Failed::new).orElseGet(idle));
    }

    private void end(RunState fresh) {
        synchronized (this) {
            job = Optional.empty();
        }
        publish(fresh);
    }

    /** Is told how far a run is. */
    private final class Listener implements RunProgress.Listener {
        private final RunTarget.Ready target;
        private final IProgressMonitor monitor;
        private int done;

        Listener(RunTarget.Ready target, IProgressMonitor monitor) {
            this.target = target;
            this.monitor = monitor;
        }

        @Override
        public synchronized void goesOn(String text, double share, Optional<Duration> left) {
            int now = (int) (share * PARTS);
            monitor.subTask(RunStatus.progress(text, share, left));
            monitor.worked(Math.max(0, now - done));
            done = Math.max(done, now);
            publish(new RunState.Going(target, text, share, left));
        }

        @Override
        public boolean isCancelled() {
            return monitor.isCanceled();
        }
    }

    /** Ends the benchmark and waits a little until what was measured is kept. */
    @Override
    public void close() {
        listeners.clear();
        Optional<BoardJob> running;
        synchronized (this) {
            running = job;
        }
        cancel();
        try {
            if (running.isPresent()) {
                running.get().join(END_LIMIT_MILLIS, null);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
