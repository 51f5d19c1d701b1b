// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;

import com.jcraft.jsch.Session;

/**
 * The way to a board over its jump hosts: one session each.
 *
 * <p>A thread {@code ssh-connect} of its own connects, because JSch cannot be interrupted; who asked waits for it with
 * a limit, and can leave. The thread ends with its socket, at the latest after the limit for one connection.
 */
final class Way {
    private static final long LOOK_MILLIS = 50;
    /** For exchanging keys and signing in at each host, beside the limit for its answer. */
    private static final long SIGN_IN_SECONDS = 45;

    private final SshTarget target;
    private final Patience signIn;
    /** From the first jump host to the board; guarded by this. */
    private final List<Session> sessions = new ArrayList<>();
    private boolean abandoned;

    Way(SshTarget target, SignIn signIn) {
        this.target = target;
        this.signIn = new Patience(signIn);
    }

    /** Connects; returns the sessions from the first jump host to the board. */
    List<Session> open(Progress progress) throws BoardException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            connect(target, progress);
            return null;
        });
        Thread thread = new Thread(task, "ssh-connect " + target.host());
        thread.setDaemon(true);
        thread.start();
        boolean done = false;
        try {
            await(task, progress);
            done = true;
            synchronized (this) {
                return List.copyOf(sessions);
            }
        } finally {
            if (!done) {
                giveUp();
            }
        }
    }

    private void await(FutureTask<Void> task, Progress progress) throws BoardException {
        long start = System.nanoTime();
        long limit = TimeUnit.SECONDS.toNanos(limitSeconds());
        while (true) {
            try {
                task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                if (progress.isCancelled()) {
                    throw cancelled(null);
                } else if (System.nanoTime() - start - signIn.nanos() > limit) {
                    throw new BoardException(BoardException.Kind.TIMED_OUT, "No connection to " + target + " within "
                            + limitSeconds() + " s", "The host answers, but too slowly to sign in.", null);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw cancelled(interrupted);
            } catch (ExecutionException failed) {
                throw asThrown(failed.getCause());
            }
        }
    }

    private BoardException cancelled(Throwable cause) {
        return new BoardException(BoardException.Kind.CANCELLED, "Connecting to " + target + " was cancelled", "",
                cause);
    }

    private static BoardException asThrown(Throwable cause) {
        if (cause instanceof RuntimeException defect) {
            throw defect;
        } else if (cause instanceof Error error) {
            throw error;
        }
        return (BoardException) cause;
    }

    private long limitSeconds() {
        long seconds = 0;
        for (Optional<SshTarget> hop = Optional.of(target); hop.isPresent(); hop = hop.get().options().jump()) {
            seconds += hop.get().options().connectSeconds() + SIGN_IN_SECONDS;
        }
        return seconds;
    }

    private Session connect(SshTarget to, Progress progress) throws BoardException {
        Optional<Session> through = Optional.empty();
        if (to.options().jump().isPresent()) {
            progress.step("Connecting to the jump host " + to.options().jump().get());
            through = Optional.of(connect(to.options().jump().get(), progress));
            progress.step("Connecting to " + to);
        }
        Hop hop = new Hop(to, signIn, through);
        keep(hop.session());
        hop.connect();
        // JSch cannot be told to end while it connects a socket, so it is told afterwards.
        synchronized (this) {
            if (abandoned) {
                hop.session().disconnect();
                throw cancelled(null);
            }
        }
        return hop.session();
    }

    private synchronized void keep(Session session) throws BoardException {
        if (abandoned) {
            throw cancelled(null);
        }
        sessions.add(session);
    }

    private void giveUp() {
        List<Session> all;
        synchronized (this) {
            abandoned = true;
            all = List.copyOf(sessions);
        }
        // The first jump host first: what goes through it ends with it.
        all.forEach(Session::disconnect);
    }
}
