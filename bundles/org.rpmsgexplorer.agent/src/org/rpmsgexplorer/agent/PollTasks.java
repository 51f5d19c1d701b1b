// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.rpmsgexplorer.linux.EventFd;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;

/** What other threads want the thread {@code rpmsg-poll} to do; any thread may hand tasks over, that one runs them. */
final class PollTasks implements AutoCloseable {
    private static final long LIMIT_SECONDS = 5;

    private final EventFd wakeUp = new EventFd();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    PollTasks() throws LinuxException {
    }

    /** Returns the descriptor that becomes readable when there is something to do. */
    FileDescriptor fd() {
        return wakeUp.fd();
    }

    /** Makes {@link #fd} readable, though there may be nothing to do. */
    void wake() throws LinuxException {
        wakeUp.signal();
    }

    /** Hands a task over and goes on. */
    void add(Runnable task) throws LinuxException {
        tasks.add(task);
        wakeUp.signal();
    }

    /** Hands a task over and waits until it is done. */
    void perform(Runnable task) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        });
        await(done);
    }

    /** Waits even when interrupted: an endpoint must not be closed while it is being read. */
    private static void await(CompletableFuture<Void> done) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException | TimeoutException failed) {
                    throw new IOException("The poll loop does not do its work", failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes the signal back; for the polling thread. */
    void drain() throws LinuxException {
        wakeUp.drain();
    }

    /** Runs what was handed over; for the polling thread. */
    void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public void close() {
        wakeUp.close();
    }
}
