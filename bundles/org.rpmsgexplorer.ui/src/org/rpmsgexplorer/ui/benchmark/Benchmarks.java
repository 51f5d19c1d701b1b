// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.BenchmarkRunner;
import org.rpmsgexplorer.core.benchmark.PlanRequest;
import org.rpmsgexplorer.core.benchmark.RunProgress;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.Problem;

/**
 * The benchmark of the IDE, one at a time, and the runs that are kept.
 *
 * <p>Any thread may use it; no method but {@link #close()} waits. Listeners are called by any thread and must not wait either.
 */
public final class Benchmarks implements AutoCloseable {
    private static final int PARTS = 1000;
    private static final long END_LIMIT_MILLIS = 5000;

    private final Function<String, Optional<Connection>> connections;
    private final RunCatalog catalog;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** Guarded by this. */
    private RunState state = new RunState.Idle();
    /** Guarded by this; empty while none is going on. */
    private Optional<Job> job = Optional.empty();

    /**
     * Creates it.
     *
     * @param connections returns the connection of a board by its id
     * @param catalog keeps the runs
     */
    public Benchmarks(Function<String, Optional<Connection>> connections, RunCatalog catalog) {
        this.connections = connections;
        this.catalog = catalog;
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
    public synchronized RunState state() {
        return state;
    }

    /** Tells the listeners; to be called when the runs that are kept have changed. */
    void changed() {
        listeners.forEach(Runnable::run);
    }

    /**
     * Begins a benchmark; does nothing while another one is going on.
     *
     * @param request what to measure
     * @param label what its user calls the run; empty for none
     * @param watcher is told how it stands, if it begins
     * @return its job, by which it can be cancelled; empty where it does not begin
     */
    public Optional<Job> run(RunTarget.Ready target, PlanRequest request, String label, RunWatcher watcher) {
        String name = NLS.bind(Messages.Benchmarks_job, target.label());
        Order order = new Order(target, request.on(target.control()), label, watcher);
        BoardJob fresh = new BoardJob(name, target.board(), monitor -> measure(name, order, monitor),
                problem -> ended(order, problem));
        synchronized (this) {
            if (job.isPresent()) {
                return Optional.empty();
            }
            job = Optional.of(fresh);
            state = new RunState.Going(target, "", 0, Optional.empty());
            fresh.schedule();
        }
        changed();
        return Optional.of(fresh);
    }

    /** A benchmark that was asked for. */
    private record Order(RunTarget.Ready target, PlanRequest request, String label, RunWatcher watcher) {
    }

    /** Ends the benchmark that is going on; what was measured is kept. */
    void cancel() {
        Optional<Job> running;
        synchronized (this) {
            running = job;
        }
        running.ifPresent(Job::cancel);
    }

    /** Ends the benchmark if it is on this board, which its user is about to leave. */
    public void cancel(String board) {
        if (state() instanceof RunState.Going going && going.target().board().equals(board)) {
            cancel();
        }
    }

    private void measure(String name, Order order, IProgressMonitor monitor) throws BoardException {
        monitor.beginTask(name, PARTS);
        RunTarget.Ready target = order.target();
        Connection connection = connections.apply(target.board()).orElseThrow(() -> new BoardException(
                NLS.bind(Messages.Benchmarks_notConnected, target.label()), Messages.Benchmarks_notConnectedHint, null));
        BenchmarkRun run = BenchmarkRunner.run(connection, target.label(), order.label(), plan(order.request(), connection),
                new Listener(order, monitor));
        try {
            catalog.keep(run);
        } catch (RunFileException failed) {
            throw new BoardException(failed.getMessage(), (failed.hint() + ' ' + Messages.Benchmarks_unkeptHint).strip(), failed);
        } finally {
            order.watcher().measured(run);
        }
        end(order, new RunState.Ended(run.id(), run.outcome()));
    }

    private static BenchmarkPlan plan(PlanRequest request, Connection connection) throws BoardException {
        try {
            return request.resolve(connection);
        } catch (IllegalArgumentException notAnAddress) {
            throw new BoardException(NLS.bind(Messages.Benchmarks_noPeer, notAnAddress.getMessage()),
                    Messages.Benchmarks_noPeerHint, notAnAddress);
        }
    }

    private void ended(Order order, Optional<Problem> problem) {
        end(order, problem.<RunState>map(RunState.Failed::new).orElseGet(RunState.Idle::new));
    }

    private void end(Order order, RunState fresh) {
        synchronized (this) {
            job = Optional.empty();
            state = fresh;
        }
        changed();
        order.watcher().ended(fresh);
    }

    /** Shows how far it is, unless it has ended meanwhile. */
    private void go(RunState.Going going) {
        synchronized (this) {
            if (job.isEmpty()) {
                return;
            }
            state = going;
        }
        changed();
    }

    /** Is told how far a run is. */
    private final class Listener implements RunProgress.Listener {
        private final Order order;
        private final IProgressMonitor monitor;
        private int done;

        Listener(Order order, IProgressMonitor monitor) {
            this.order = order;
            this.monitor = monitor;
        }

        @Override
        public synchronized void goesOn(String text, double share, Optional<Duration> left) {
            int now = (int) (share * PARTS);
            monitor.subTask(RunStatus.progress(text, share, left));
            monitor.worked(Math.max(0, now - done));
            done = Math.max(done, now);
            go(new RunState.Going(order.target(), text, share, left));
            order.watcher().goesOn(text, share, left);
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
        Optional<Job> running;
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
