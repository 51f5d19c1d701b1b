// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/**
 * A signed-in SSH connection to a board, by JSch.
 *
 * <p>Host keys are always checked: {@link SignIn} may be asked about an unknown one, a changed one is an error. Any
 * thread may use a session; closing it ends everything that runs over it.
 */
public final class SshSession implements AutoCloseable {
    private static final int START_LIMIT_MILLIS = 15_000;
    private static final long LOSS_NANOS = 200_000_000;
    private static final long PAUSE_NANOS = 2_000_000;

    private final SshTarget target;
    private final List<Session> way;
    private final Session session;

    private SshSession(SshTarget target, List<Session> way) {
        this.target = target;
        this.way = way;
        this.session = way.get(way.size() - 1);
    }

    /**
     * Connects and signs in where nobody can be asked: with keys, with the ssh-agent, or without a password.
     *
     * @throws BoardException where the board cannot be reached, its key is not the known one, or it refuses the user
     */
    public static SshSession open(SshTarget target) throws BoardException {
        return open(target, SignIn.NOBODY, Progress.NONE);
    }

    /**
     * Connects, over the target's jump hosts if it has any, and signs in. Ends within the limits of the target beside
     * the time that questions take, when the progress is cancelled, and when the thread is interrupted.
     *
     * @param signIn is asked by a thread of this call
     * @throws BoardException where the board cannot be reached, its key is not the known one, it refuses the user, or
     *         it is not wanted any more
     */
    public static SshSession open(SshTarget target, SignIn signIn, Progress progress) throws BoardException {
        return new SshSession(target, new Way(target, signIn).open(progress));
    }

    /** Returns where the session leads. */
    public SshTarget target() {
        return target;
    }

    /**
     * What a command on the board printed.
     *
     * @param exitCode of the command; -1 where the board did not say
     * @param output what it wrote to standard output, cut after 1 MiB
     * @param errors what it wrote to standard error, cut after 1 MiB
     */
    public record Result(int exitCode, String output, String errors) {
    }

    /**
     * Runs a POSIX shell script on the board, whatever the user's shell is, and waits for its end.
     *
     * @param script the script's text; strings in it are quoted by {@link ShellQuote}
     * @param input what it reads from standard input
     * @param limit how long it may take
     * @throws BoardException where it cannot be started, or takes longer
     */
    public Result run(String script, byte[] input, Duration limit) throws BoardException {
        return run(script, new ByteArrayInputStream(input), limit);
    }

    /**
     * Runs a POSIX shell script as the method above does.
     *
     * @param input what it reads from standard input; read by a thread of JSch until its end
     */
    public Result run(String script, InputStream input, Duration limit) throws BoardException {
        // Streams that JSch's thread writes to: its pipes would make that thread wait up to a second whenever they are
        // full.
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        long end = System.nanoTime() + limit.toNanos();
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(RemoteShell.command(script));
            channel.setInputStream(input);
            channel.setOutputStream(new LimitedOutput(output));
            channel.setErrStream(new LimitedOutput(errors));
            channel.connect((int) limit.toMillis());
            awaitEnd(channel, end);
            return new Result(channel.getExitStatus(), output.toString(StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8));
        } catch (InterruptedIOException cancelled) {
            throw new BoardException(BoardException.Kind.CANCELLED, "A command on " + target + " was cancelled", "",
                    cancelled);
        } catch (JSchException | IOException failed) {
            throw new BoardException("A command on " + target + " failed: " + failed.getMessage(), "", failed);
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    private void awaitEnd(ChannelExec channel, long end) throws IOException, BoardException {
        while (!channel.isClosed()) {
            if (System.nanoTime() > end) {
                throw new BoardException(BoardException.Kind.TIMED_OUT, "A command on " + target + " took too long",
                        "", null);
            }
            pause();
        }
        if (channel.getExitStatus() < 0 && isLost()) {
            throw new BoardException(BoardException.Kind.LOST, "The connection to " + target
                    + " was lost while a command ran", "", null);
        }
    }

    /**
     * Returns whether the session has broken, for who has just seen one of its streams end: JSch closes the channels of a session
     * that breaks, and only then the session. So it waits up to 200 ms.
     */
    public boolean isLost() {
        long end = System.nanoTime() + LOSS_NANOS;
        while (session.isConnected() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return !session.isConnected();
    }

    /** JSch has no call that waits for the end of a channel, and the exit status comes only with it. */
    static void pause() throws IOException {
        try {
            Thread.sleep(2);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        }
    }

    /**
     * Starts a POSIX shell script on the board and returns at once.
     *
     * @throws BoardException where it cannot be started
     */
    public RemoteProcess start(String script) throws BoardException {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(RemoteShell.command(script));
            RemoteProcess process = new RemoteProcess(channel);
            channel.connect(START_LIMIT_MILLIS);
            return process;
        } catch (JSchException | IOException failed) {
            if (channel != null) {
                channel.disconnect();
            }
            throw new BoardException("A command on " + target + " could not be started: " + failed.getMessage(), "",
                    failed);
        }
    }

    @Override
    public void close() {
        for (int index = way.size() - 1; index >= 0; index--) {
            way.get(index).disconnect();
        }
    }
}
