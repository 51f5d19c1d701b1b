// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.VirtualBoard;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** A fresh virtual board, and what a figure does with it. One thread uses it. */
final class Lab implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Settings settings;
    private final Programs programs;
    private final VirtualBoard board;
    private final SshSession session;

    private Lab(Settings settings, VirtualBoard board, SshSession session) {
        this.settings = settings;
        this.programs = new Programs(settings.work());
        this.board = board;
        this.session = session;
    }

    /** Starts a board whose rpmsg driver is ready. */
    static Lab start(Settings settings) throws Exception {
        String name = "perf-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        VirtualBoard board = VirtualBoard.start(name, true, settings.kernel());
        try {
            board.remoteCore().awaitConnected(LIMIT);
            return new Lab(settings, board, SshSession.open(target(board.state())));
        } catch (Exception failed) {
            board.close();
            throw failed;
        }
    }

    private static SshTarget target(BoardState state) {
        return new SshTarget("root", "127.0.0.1", state.port(), Optional.of(state.identity()),
                Optional.of(state.knownHosts()));
    }

    /** Ends what rpmsg-source still sends: rpmsg does not tell it that an endpoint is gone. */
    void silenceSource() throws Exception {
        board.remoteCore().withdraw(RemoteCore.SOURCE);
        board.remoteCore().announce(RemoteCore.SOURCE, RemoteCore.SOURCE_ADDRESS);
    }

    Connection connect() throws Exception {
        return Connection.open(target(board.state()), Progress.NONE);
    }

    /** Returns the machine's own ssh with a command for the board. */
    List<String> ssh(String... command) {
        BoardState state = board.state();
        List<String> ssh = new ArrayList<>(List.of("ssh", "-p", Integer.toString(state.port()), "-i",
                state.identity().toString(), "-o", "IdentitiesOnly=yes", "-o", "UserKnownHostsFile=" + state.knownHosts(), "-o",
                "StrictHostKeyChecking=yes", "-l", "root", "--", "127.0.0.1"));
        ssh.addAll(List.of(command));
        return ssh;
    }

    /** Returns the command line as a user calls it; the board is told it here. */
    List<String> cli(String... arguments) {
        List<String> command = new ArrayList<>(List.of(settings.script().toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-b", "virtual:" + board.state().name()));
        return command;
    }

    /** Runs a program on this machine to its end and returns the seconds that it took. */
    double time(List<String> command) throws Exception {
        long start = System.nanoTime();
        finish(begin(command), LIMIT);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Runs a program on this machine to its end and returns the seconds until it began to print its result. */
    double timeOutput(List<String> command) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(programs.errors().toFile()).start();
        try (InputStream output = process.getInputStream()) {
            int first = output.read();
            long printed = System.nanoTime();
            output.transferTo(OutputStream.nullOutputStream());
            if (first < 0 || awaitEnd(process, LIMIT) != 0) {
                throw new IOException("A program has printed nothing, or failed: " + Files.readString(programs.errors()).strip());
            }
            return (printed - start) / 1e9;
        }
    }

    /** Starts a program on this machine; what it prints is kept for {@link #finish}. */
    Process begin(List<String> command) throws IOException {
        return programs.begin(command);
    }

    /** Waits for the end of a program, which must be a good one, and returns what it printed. */
    String finish(Process process, Duration limit) throws Exception {
        return programs.finish(process, limit);
    }

    /** Waits for the end of a program, whatever it is, and returns its exit status. */
    int awaitEnd(Process process, Duration limit) throws Exception {
        return programs.awaitEnd(process, limit);
    }

    /** Runs a script on the board, which must succeed, and returns what it printed. */
    String run(String script) throws Exception {
        return run(script, new byte[0], LIMIT);
    }

    /** Runs a script on the board that may take longer. */
    String run(String script, byte[] input, Duration limit) throws Exception {
        SshSession.Result result = session.run(script, input, limit);
        if (result.exitCode() != 0) {
            throw new IOException("On the board, \"" + script + "\" ended with " + result.exitCode() + ": "
                    + result.errors().strip());
        }
        return result.output().strip();
    }

    /** Starts a script on the board. */
    RemoteProcess start(String script) throws Exception {
        return session.start(script);
    }

    /** Compiles a C program, brings it to the board, and returns where it is there. */
    String install(String program) throws Exception {
        Path binary = settings.work().resolve(program);
        finish(begin(List.of("cc", "-Wall", "-Wextra", "-Werror", "-O2", "-pthread", "-o", binary.toString(),
                settings.reference().resolve(program + ".c").toString())), LIMIT);
        String there = "/run/" + program;
        run("cat > " + there + " && chmod +x " + there, Files.readAllBytes(binary), LIMIT);
        return there;
    }

    @Override
    public void close() throws IOException {
        session.close();
        board.close();
    }
}
