// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.EventFd;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.Poller;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.protocol.Event;

/**
 * The one thread {@code rpmsg-poll} that reads the messages of all endpoints as soon as they come.
 *
 * <p>The kernel's receive queue has no bound, so this thread never waits for anything else. It owns the poller; others
 * hand it tasks. It reads endpoints but never closes them: whoever removed one does, afterwards.
 */
final class PollLoop implements AutoCloseable {
    /** Larger than a message of any transport, because a read into a shorter buffer loses the rest. */
    private static final int READ_SIZE = 64 * 1024;
    /** How many messages one endpoint may deliver before the others have their turn. */
    private static final int MAX_AT_ONCE = 64;
    /**
     * How many messages an endpoint may still have when it is closed; a remote that goes on sending must not hold it
     * up.
     */
    private static final int MAX_AT_END = 64 * 1024;
    private static final long TASK_LIMIT_SECONDS = 5;
    /** How many messages share a time stamp where reading the clock takes as long as reading a message. */
    private static final int GROUP = 32;
    private static final long DEAR_CLOCK_NANOS = 1_000;
    private static final int CLOCK_READS = 200;
    private static final long ECHO_PAUSE_NANOS = 1_000_000;
    /** Lets the threads come to rest that have passed an echo's request on: on one CPU they would be in its way. */
    private static final Duration SETTLE = Duration.ofMillis(1);

    private final Outbox outbox;
    private final EventFd wakeUp = new EventFd();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Poller<Source> poller = new Poller<>();
    private final int group;
    private final NativeBuffer[] buffers;
    private final int[] lengths;
    private final Thread thread = new Thread(this::run, "rpmsg-poll");
    /** To be sent as soon as it is due. */
    private Echo asked;
    private long askedDue;
    /** Sent, and not back yet. */
    private Echo echo;
    private volatile boolean closed;

    private record Source(int endpoint, EndpointFile file) {
    }

    /** Starts the thread. */
    PollLoop(Outbox outbox) throws IOException {
        this(outbox, clockNanos() < DEAR_CLOCK_NANOS ? 1 : GROUP);
    }

    /**
     * Starts the thread.
     *
     * @param group how many messages may share a time stamp, at least 1
     */
    PollLoop(Outbox outbox, int group) throws IOException {
        this.outbox = outbox;
        this.group = group;
        buffers = new NativeBuffer[group];
        lengths = new int[group];
        for (int index = 0; index < group; index++) {
            buffers[index] = new NativeBuffer(READ_SIZE);
        }
        poller.add(wakeUp.fd(), Poller.POLLIN, null);
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to read an endpoint. */
    void add(int endpoint, EndpointFile file) throws IOException {
        perform(() -> poller.add(file.fd(), Poller.POLLIN | Poller.POLLPRI, new Source(endpoint, file)));
    }

    /** Reads what an endpoint still has and stops reading it; afterwards it may be closed. */
    void remove(int endpoint) throws IOException {
        perform(() -> take(endpoint));
    }

    /** Ends an endpoint that the kernel does not tell of its end; does nothing where it has ended before. */
    void end(int endpoint, String text) throws IOException {
        perform(() -> {
            if (take(endpoint)) {
                outbox.addEvent(new Event.EndpointEnded(endpoint, "", text));
            }
        });
    }

    private boolean take(int endpoint) {
        for (int index = 1; index < poller.size(); index++) {
            if (poller.attachment(index).endpoint() == endpoint) {
                readMessages(poller.attachment(index), MAX_AT_END);
                poller.remove(index);
                return true;
            }
        }
        return false;
    }

    /**
     * Sends a message and waits for it to come back; one at a time.
     *
     * @return the nanoseconds it took, -1 where it did not come within the limit; empty where the remote took no message
     */
    OptionalLong echo(int endpoint, byte[] payload, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        try (NativeBuffer message = NativeBuffer.of(payload)) {
            while (true) {
                OptionalLong taken = echo(new Echo(endpoint, message, payload.length), end);
                if (taken.isPresent() || System.nanoTime() > end) {
                    return taken;
                }
                LockSupport.parkNanos(ECHO_PAUSE_NANOS);
            }
        }
    }

    private OptionalLong echo(Echo attempt, long end) throws IOException, InterruptedException {
        tasks.add(() -> {
            asked = attempt;
            askedDue = System.nanoTime() + SETTLE.toNanos();
        });
        wakeUp.signal();
        try {
            return attempt.await(end - System.nanoTime());
        } finally {
            // Its message must not be used any more when this returns; where it is back, nothing is left to do.
            if (!attempt.isDone()) {
                perform(() -> {
                    asked = null;
                    echo = null;
                });
            }
        }
    }

    private void sendAsked() {
        Echo attempt = asked;
        asked = null;
        for (int index = 1; index < poller.size(); index++) {
            if (poller.attachment(index).endpoint() == attempt.endpoint()) {
                echo = attempt.send(poller.attachment(index).file()) ? attempt : null;
                return;
            }
        }
        attempt.fail(new IllegalArgumentException("There is no endpoint number " + attempt.endpoint()));
    }

    private void perform(Runnable task) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        });
        wakeUp.signal();
        await(done);
    }

    /** Waits even when interrupted: an endpoint must not be closed while it is being read. */
    private static void await(CompletableFuture<Void> done) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get(TASK_LIMIT_SECONDS, TimeUnit.SECONDS);
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

    private void run() {
        try {
            while (!closed) {
                poller.poll(asked == null ? null : SETTLE);
                if (poller.events(0) != 0) {
                    wakeUp.drain();
                }
                for (int index = poller.size() - 1; index > 0; index--) {
                    if (poller.events(index) != 0) {
                        serve(index);
                    }
                }
                runTasks();
                if (asked != null && System.nanoTime() - askedDue >= 0) {
                    sendAsked();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void serve(int index) {
        Source source = poller.attachment(index);
        int events = poller.events(index);
        LinuxException ended = (events & Poller.POLLPRI) == 0 ? null : tellFlowControl(source);
        ended = ended == null ? readMessages(source, MAX_AT_ONCE) : ended;
        boolean hungUp = (events & Poller.POLLIN) == 0
                && (events & (Poller.POLLERR | Poller.POLLHUP | Poller.POLLNVAL)) != 0;
        if (ended != null || hungUp) {
            poller.remove(index);
            outbox.addEvent(ended == null
                    ? new Event.EndpointEnded(source.endpoint(), "", "The endpoint's channel is gone")
                    : new Event.EndpointEnded(source.endpoint(), Errno.name(ended.errno()), ended.getMessage()));
        }
    }

    /** Asking takes POLLPRI away; returns the error that ended the endpoint, or null. */
    private LinuxException tellFlowControl(Source source) {
        try {
            outbox.addFlowControl(source.endpoint(), source.file().isOutgoingPaused());
            return null;
        } catch (LinuxException ended) {
            return ended;
        }
    }

    /** Reads up to a number of messages; returns the error that ended the endpoint, or null. */
    private LinuxException readMessages(Source source, int limit) {
        int held = 0;
        try {
            for (int count = 0; count < limit; count++) {
                int length = source.file().fd().read(buffers[held]);
                if (length == FileDescriptor.WOULD_BLOCK) {
                    return null;
                }
                lengths[held++] = length;
                // The first one was waited for, so its time matters most.
                if (count == 0 || held == group) {
                    deliver(source, held);
                    held = 0;
                }
            }
            return null;
        } catch (LinuxException ended) {
            return ended;
        } finally {
            deliver(source, held);
        }
    }

    /** Passes messages on that were just read, all with the time of now: no message has an earlier one than it came. */
    private void deliver(Source source, int count) {
        if (count == 0) {
            return;
        }
        long now = System.nanoTime();
        for (int index = 0; index < count; index++) {
            if (echo != null && echo.isBack(source.endpoint(), now, buffers[index], lengths[index])) {
                echo = null;
            }
            outbox.addMessage(source.endpoint(), now, buffers[index], lengths[index]);
        }
    }

    /**
     * Without a vDSO, a clock read is a system call: on User-Mode Linux, and on some 32-bit machines. Stamping each message
     * would halve the rate that such a board can read.
     */
    private static long clockNanos() {
        long start = System.nanoTime();
        long last = start;
        for (int read = 0; read < CLOCK_READS; read++) {
            last = System.nanoTime();
        }
        return (last - start) / CLOCK_READS;
    }

    /** Ends the thread; endpoints are not touched. Its owner closes it; closing it again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            wakeUp.signal();
        } catch (LinuxException impossible) {
            Log.warn("The poll loop cannot be woken", impossible);
        }
        Threads.join(thread);
        if (!thread.isAlive()) {
            poller.close();
            for (NativeBuffer buffer : buffers) {
                buffer.close();
            }
            wakeUp.close();
        }
    }
}
