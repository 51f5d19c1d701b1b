// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.OperationCanceledException;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.virtualboard.BoardControl;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoard;

/**
 * Runs the virtual board in this process, and reaches one that the command line has started.
 *
 * <p>Its methods wait, so they are for jobs; {@link #close} may come at any time.
 */
final class VirtualBoardHost implements AutoCloseable {
    /** The name of the board that the IDE shows. */
    static final String NAME = BoardFolder.DEFAULT_NAME;

    private static final Duration CORE_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Runnable endedByItself;
    private VirtualBoard own;
    private boolean closed;

    /**
     * Creates a host without a board.
     *
     * @param name of the board
     * @param endedByItself is run, by a thread that watches, when the board of this process ends unasked
     */
    VirtualBoardHost(String name, Runnable endedByItself) {
        this.name = name;
        this.endedByItself = endedByItself;
    }

    /** Returns the board's state if it runs, wherever that is. */
    Optional<BoardState> running() throws IOException {
        return BoardFolder.of(name).running();
    }

    /** Returns where the board's console is kept. */
    Path log() throws IOException {
        return BoardFolder.of(name).consoleLog();
    }

    /**
     * Builds the kernel if need be, starts the board in this process, and returns when it has rpmsg.
     *
     * @param steps is told each line of the build, on a thread of its own
     */
    void start(Kernel kernel, Consumer<String> steps) throws IOException, InterruptedException {
        if (!kernel.isBuilt()) {
            kernel.build(steps);
        }
        VirtualBoard board = VirtualBoard.start(name, true, kernel);
        try {
            board.remoteCore().awaitConnected(CORE_LIMIT);
        } catch (IOException failed) {
            board.close();
            throw failed;
        }
        keep(board);
        Thread watch = new Thread(() -> watch(board), "watch-virtual-board");
        watch.setDaemon(true);
        watch.start();
    }

    private synchronized void keep(VirtualBoard board) throws IOException {
        if (closed) {
            board.close();
            throw new OperationCanceledException();
        }
        own = board;
    }

    private void watch(VirtualBoard board) {
        try {
            board.awaitEnd();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        if (isOwn(board)) {
            endedByItself.run();
        }
    }

    private synchronized boolean isOwn(VirtualBoard board) {
        return own == board;
    }

    private synchronized Optional<VirtualBoard> give() {
        VirtualBoard board = own;
        own = null;
        return Optional.ofNullable(board);
    }

    /** Stops the board, in whatever process it runs; does nothing if there is none. */
    void stop() throws IOException, InterruptedException {
        Optional<VirtualBoard> board = give();
        if (board.isPresent()) {
            board.get().close();
        } else if (running().isPresent()) {
            BoardControl.stop(BoardFolder.of(name));
        }
    }

    /** Returns where the sshd of a board that runs is. */
    static SshTarget target(BoardState state) {
        return new SshTarget("root", "127.0.0.1", state.port(), Optional.of(state.identity()),
                Optional.of(state.knownHosts()));
    }

    /** Ends the board of this process; one that starts just now ends as soon as it has come up. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        Optional<VirtualBoard> board = give();
        if (board.isPresent()) {
            board.get().close();
        }
    }
}
