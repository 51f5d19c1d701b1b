// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.ConnectionListener;
import org.rpmsgexplorer.core.connection.ConnectionOptions;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoard;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** A virtual board in this JVM, with its remote core at hand, for one test class. */
final class TestBoard implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(20);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final VirtualBoard board;

    private TestBoard(VirtualBoard board) {
        this.board = board;
    }

    /** Starts a board whose driver is ready. */
    static TestBoard start(boolean fdWay) throws IOException {
        String name = "test-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        VirtualBoard board = VirtualBoard.start(name, fdWay, Kernel.locate());
        try {
            board.remoteCore().awaitConnected(LIMIT);
            return new TestBoard(board);
        } catch (IOException failed) {
            board.close();
            throw failed;
        }
    }

    /** Returns what an endpoint to the remote core's echo service is created with. */
    static EndpointSpec echo(Way way) {
        return new EndpointSpec("rpmsg_ctrl0", way, RemoteCore.ECHO, EndpointSpec.ANY, RemoteCore.ECHO_ADDRESS);
    }

    /** Starts it again under the same address, and waits for its driver. */
    void restart() throws IOException {
        board.restart();
        board.remoteCore().awaitConnected(LIMIT);
    }

    void networkStalls() throws IOException {
        board.networkStalls();
    }

    void networkGoesOn() throws IOException {
        board.networkGoesOn();
    }

    RemoteCore core() {
        return board.remoteCore();
    }

    BoardState state() {
        return board.state();
    }

    SshTarget target() {
        return target("root");
    }

    SshTarget target(String user) {
        return target(board.state(), user);
    }

    static SshTarget target(BoardState state, String user) {
        return new SshTarget(user, "127.0.0.1", state.port(), Optional.of(state.identity()),
                Optional.of(state.knownHosts()));
    }

    Connection connect() throws BoardException {
        return Connection.open(target(), Progress.NONE);
    }

    /** Opens a connection that comes back after a loss. */
    Connection connectForGood(ConnectionListener listener) throws BoardException {
        return Connection.open(target(), ConnectionOptions.PLAIN.comingBack().telling(listener), Progress.NONE);
    }

    /** Runs a command on the board over a session of its own. */
    SshSession.Result run(String command) throws BoardException {
        return run(command, new byte[0]);
    }

    SshSession.Result run(String command, byte[] input) throws BoardException {
        try (SshSession session = SshSession.open(target())) {
            return session.run(command, input, Duration.ofSeconds(60));
        }
    }

    /** Returns the endpoint nodes in the board's /dev. */
    List<String> nodes() throws BoardException {
        return run("ls /dev | grep '^rpmsg[0-9]' || true").output().lines().toList();
    }

    /** Returns the pids of agents on the board. */
    List<String> agents() throws BoardException {
        return run("pgrep -f '[a]gent.jar' || true").output().lines().toList();
    }

    /** Waits on the board until a command succeeds there. */
    void await(String command) throws BoardException {
        SshSession.Result result = run("for i in $(seq 500); do if " + command + "; then exit 0; fi; sleep 0.02; done; exit 1");
        if (result.exitCode() != 0) {
            throw new AssertionError("In vain awaited on the board: " + command + "; " + result.output() + result.errors());
        }
    }

    static Path referenceSource(String name) {
        return Path.of(System.getProperty("rpmsg.reference.dir"), name);
    }

    @Override
    public void close() throws IOException {
        board.close();
    }
}
