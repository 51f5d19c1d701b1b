// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.ui.boards.BoardStatus.Failed;
import org.rpmsgexplorer.ui.boards.BoardStatus.Problem;
import org.rpmsgexplorer.ui.boards.BoardStatus.Running;
import org.rpmsgexplorer.ui.boards.BoardStatus.Starting;
import org.rpmsgexplorer.ui.boards.BoardStatus.Stopped;
import org.rpmsgexplorer.ui.boards.BoardStatus.Stopping;
import org.rpmsgexplorer.ui.boards.BoardStatus.Unavailable;
import org.rpmsgexplorer.ui.boards.BoardStatus.Unknown;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

/**
 * The virtual board as the IDE has it: what is known of it, and the jobs that start, stop and look at it.
 *
 * <p>Any thread may use it; no method waits. Listeners are called by jobs and must not wait either.
 */
public final class Boards implements AutoCloseable {
    private final VirtualBoardHost host = new VirtualBoardHost(this::endedByItself);
    private final List<Consumer<BoardStatus>> listeners = new CopyOnWriteArrayList<>();
    private final Job start = job(Messages.Boards_start, this::start);
    private final Job stop = job(Messages.Boards_stop, this::stop);
    private final Job refresh = job(Messages.Boards_refresh, this::refresh);
    private volatile BoardStatus status = new Unknown();

    /** Creates them with the commands that follow their status. */
    public Boards() {
        addListener(new CommandUpdate());
    }

    private Job job(String name, BoardJob.Work work) {
        return new BoardJob(NLS.bind(name, VirtualBoardHost.NAME), VirtualBoardHost.NAME, work, this::failed);
    }

    /** Returns what is known now. */
    BoardStatus status() {
        return status;
    }

    /** Lets a listener be told each new status. */
    void addListener(Consumer<BoardStatus> listener) {
        listeners.add(listener);
    }

    void removeListener(Consumer<BoardStatus> listener) {
        listeners.remove(listener);
    }

    /** Begins to start the board, building its kernel first if need be. */
    void start() {
        start.schedule();
    }

    /** Begins to stop the board; a start that is under way is cancelled. */
    void stop() {
        start.cancel();
        stop.schedule();
    }

    /** Begins to look whether the board runs and what it has. */
    void refresh() {
        refresh.schedule();
    }

    private void start(IProgressMonitor monitor) throws IOException, BoardException, InterruptedException {
        if (host.running().isEmpty()) {
            publish(new Starting(""));
            host.start(Kernel.locate(), step -> {
                if (!monitor.isCanceled()) {
                    monitor.subTask(step);
                    publish(new Starting(step));
                }
            });
        }
        refresh(monitor);
    }

    private void stop(IProgressMonitor monitor) throws IOException, InterruptedException {
        publish(new Stopping());
        host.stop();
        publish(look());
    }

    private void refresh(IProgressMonitor monitor) throws IOException, BoardException {
        BoardStatus seen = look();
        publish(seen);
        Optional<BoardState> state = host.running();
        if (monitor.isCanceled()) {
            throw new OperationCanceledException();
        } else if (seen instanceof Running running && state.isPresent()) {
            Devices devices = VirtualBoardHost.devices(state.get(), monitor::subTask);
            publish(new Running(running.port(), running.fdWay(), Optional.of(devices), Optional.empty()));
        }
    }

    /** Finds out without a connection whether the board runs; keeps its devices as last seen. */
    private BoardStatus look() throws IOException {
        Kernel kernel;
        try {
            kernel = Kernel.locate();
        } catch (VirtualBoardException notHere) {
            return new Unavailable(notHere.getMessage());
        }
        Optional<BoardState> state = host.running();
        if (state.isEmpty()) {
            return new Stopped(kernel.isBuilt());
        }
        int port = state.get().port();
        Optional<Devices> known = status instanceof Running before && before.port() == port ? before.devices()
                : Optional.empty();
        return new Running(port, state.get().fdWay(), known, Optional.empty());
    }

    /** Called by a job that did not do its work; without a problem it was cancelled. */
    private void failed(Optional<Problem> problem) throws IOException {
        BoardStatus seen = look();
        if (problem.isEmpty() || seen instanceof Unavailable) {
            publish(seen);
        } else if (seen instanceof Running running) {
            publish(new Running(running.port(), running.fdWay(), Optional.empty(), problem));
        } else {
            publish(new Failed(problem.get()));
        }
    }

    private void endedByItself() {
        job(Messages.Boards_stop, monitor -> {
            host.stop();
            String hint = NLS.bind(Messages.Boards_endedHint, host.log());
            throw new VirtualBoardException(Messages.Boards_ended, hint, null);
        }).schedule();
    }

    private void publish(BoardStatus fresh) {
        status = fresh;
        listeners.forEach(listener -> listener.accept(fresh));
    }

    /** Ends the jobs and the board of this process. */
    @Override
    public void close() throws IOException {
        listeners.clear();
        start.cancel();
        stop.cancel();
        refresh.cancel();
        host.close();
    }
}
