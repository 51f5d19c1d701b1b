// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Failed;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Running;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Starting;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Stopped;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Stopping;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Unavailable;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Unknown;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

/**
 * The virtual board as the IDE has it: whether it runs, and the jobs that start and stop it.
 *
 * <p>Any thread may use it; no method waits. Who sees the status is called by jobs and must not wait either.
 */
final class VirtualBoardRunner implements AutoCloseable {
    /** The id of the virtual board, and its name. */
    static final String ID = VirtualBoardHost.NAME;

    /** Finds out where the board's kernel is, or will be. */
    interface Kernels {
        Kernel locate() throws IOException;
    }

    /** Is told what happens to the board. */
    interface Observer {
        /** There is a new status. */
        void changed();

        /** It was started here, and runs. */
        void started();

        /** It is about to be stopped, so that connections should be closed; may take a moment. */
        void stopping();

        /** The build of its kernel has got on, or something has failed. */
        void told(String text);
    }

    private final Observer observer;
    private final Kernels kernels;
    private final VirtualBoardHost host;
    private final Job start = job(Messages.VirtualBoard_start, this::start, this::failedOrCancelled);
    private final Job stop = job(Messages.VirtualBoard_stop, this::stop, this::failedOrCancelled);
    private final Job refresh = job(Messages.VirtualBoard_look, monitor -> publish(look()), this::failed);
    private final Job first = job(Messages.VirtualBoard_look, this::startWhereItCanRun, this::failed);
    private volatile VirtualStatus status = new Unknown();

    VirtualBoardRunner(Observer observer) {
        this(observer, Kernel::locate, ID);
    }

    /**
     * Creates one with another kernel.
     *
     * @param name of the virtual board; its id in the IDE is {@link #ID} all the same
     */
    VirtualBoardRunner(Observer observer, Kernels kernels, String name) {
        this.observer = observer;
        this.kernels = kernels;
        host = new VirtualBoardHost(name, this::endedByItself);
    }

    private Job job(String name, BoardJob.Work work, BoardJob.Failure failure) {
        return new BoardJob(NLS.bind(name, ID), ID, work, failure);
    }

    /** Returns what is known now. */
    VirtualStatus status() {
        return status;
    }

    /** Begins to start the board, building its kernel first if need be. */
    void start() {
        start.schedule();
    }

    /** Begins the same, but without a word of failure where this computer cannot run it. */
    void startIfPossible() {
        first.schedule();
    }

    /** Begins to stop the board; a start that is under way is cancelled. */
    void stop() {
        first.cancel();
        start.cancel();
        stop.schedule();
    }

    /** Begins to look whether the board runs. */
    void refresh() {
        refresh.schedule();
    }

    private void startWhereItCanRun(IProgressMonitor monitor) throws IOException {
        publish(look());
        if (!(status instanceof Unavailable) && !monitor.isCanceled()) {
            start();
        }
    }

    void start(IProgressMonitor monitor) throws IOException, BoardException, InterruptedException {
        if (host.running().isEmpty()) {
            publish(new Starting(""));
            host.start(kernels.locate(), step -> {
                observer.told(step);
                if (!monitor.isCanceled()) {
                    monitor.subTask(step);
                    publish(new Starting(step));
                }
            });
        }
        publish(look());
        observer.started();
    }

    private void stop(IProgressMonitor monitor) throws IOException, InterruptedException {
        publish(new Stopping());
        observer.stopping();
        host.stop();
        publish(look());
    }

    /** Finds out without a connection whether the board runs. */
    private VirtualStatus look() throws IOException {
        Kernel kernel;
        try {
            kernel = kernels.locate();
        } catch (VirtualBoardException notHere) {
            return new Unavailable(notHere.getMessage());
        }
        Optional<BoardState> state = host.running();
        return state.isPresent() ? new Running(state.get(), Optional.empty()) : new Stopped(kernel.isBuilt());
    }

    /** What was cancelled, perhaps by the UI thread, which must not look at files, has left the board in whatever state. */
    void failedOrCancelled(Optional<Problem> problem) throws IOException {
        if (problem.isEmpty()) {
            observer.told(Messages.VirtualBoard_cancelled);
            refresh();
        }
        failed(problem);
    }

    private void failed(Optional<Problem> problem) throws IOException {
        if (problem.isPresent()) {
            observer.told(problem.get().text());
            VirtualStatus seen = look();
            if (seen instanceof Unavailable) {
                publish(seen);
            } else {
                publish(seen instanceof Running running ? new Running(running.state(), problem) : new Failed(problem.get()));
            }
        }
    }

    private void endedByItself() {
        job(Messages.VirtualBoard_stop, monitor -> {
            observer.stopping();
            host.stop();
            String hint = NLS.bind(Messages.VirtualBoard_endedHint, host.log());
            throw new VirtualBoardException(Messages.VirtualBoard_ended, hint, null);
        }, this::failed).schedule();
    }

    private void publish(VirtualStatus fresh) {
        status = fresh;
        observer.changed();
    }

    /** Ends the jobs and the board of this process. */
    @Override
    public void close() throws IOException {
        first.cancel();
        start.cancel();
        stop.cancel();
        refresh.cancel();
        host.close();
    }
}
