// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.rpmsgexplorer.linux.EventFd;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;

/**
 * Brings commands of other threads to the one that owns the remote core.
 *
 * <p>Any thread may call {@link #call} and {@link #submit}. The owner polls {@link #fd}, calls {@link #runAll} when it
 * is readable, then {@link #completeAll}, and {@link #end} when it ends, after which every command fails.
 */
final class CommandQueue implements AutoCloseable {
    private final EventFd wake;
    private final Queue<Command<?>> commands = new ArrayDeque<>();
    /** What was run and not told yet; the owner's. */
    private final List<Runnable> outcomes = new ArrayList<>();
    private String ended;

    CommandQueue() throws LinuxException {
        wake = new EventFd();
    }

    /**
     * Runs a command in the owner's thread and waits for it.
     *
     * @param limit how long to wait
     * @throws IOException what the command threw, or that it was not done in time
     */
    <T> T call(String what, Duration limit, Callable<T> command) throws IOException {
        return get(what, limit, submit(command));
    }

    /** Waits for what a command promised, as {@link #call}. */
    static <T> T get(String what, Duration limit, CompletableFuture<T> result) throws IOException {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(what + ": " + failed.getCause().getMessage(), failed.getCause());
        } catch (TimeoutException late) {
            result.cancel(false);
            throw new IOException(what + ": not done within " + limit.toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(what + ": interrupted");
        }
    }

    /** Hands a command over; its future is completed by the owner's thread. */
    synchronized <T> CompletableFuture<T> submit(Callable<T> command) throws IOException {
        if (ended != null) {
            throw new IOException(ended);
        }
        Command<T> entry = new Command<>(command, new CompletableFuture<>());
        commands.add(entry);
        wake.signal();
        return entry.result;
    }

    /** Returns the descriptor that is readable while there are commands. */
    FileDescriptor fd() {
        return wake.fd();
    }

    /** Runs the commands that are there; a cancelled one is left out. Who waits for one waits on. */
    void runAll() throws LinuxException {
        wake.drain();
        for (Command<?> command = next(); command != null; command = next()) {
            if (!command.result.isDone()) {
                outcomes.add(command.run());
            }
        }
    }

    /** Tells who waits for the commands that were run, when their effects have taken place. */
    void completeAll() {
        outcomes.forEach(Runnable::run);
        outcomes.clear();
    }

    private synchronized Command<?> next() {
        return commands.poll();
    }

    /** Makes all commands fail from now on with this message. The owner calls it first. */
    synchronized void end(String message) {
        if (ended == null) {
            completeAll();
            ended = message;
            commands.forEach(command -> command.result.completeExceptionally(new IOException(message)));
            commands.clear();
        }
    }

    @Override
    public synchronized void close() {
        end("The remote core is closed");
        wake.close();
    }

    private record Command<T>(Callable<T> body, CompletableFuture<T> result) {
        Runnable run() {
            try {
                T value = body.call();
                return () -> result.complete(value);
            } catch (Exception failed) {
                return () -> result.completeExceptionally(failed);
            }
        }
    }
}
