// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.linux.Errno;
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
 * hand it tasks. It reads endpoints but does not close them: whoever removed one does, afterwards, or when it says that the
 * kernel runs out of memory ({@link Owner#stop}).
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
    /** How many messages share a time stamp where reading the clock takes as long as reading a message. */
    private static final int GROUP = 32;
    private static final long DEAR_CLOCK_NANOS = 1_000;
    private static final int CLOCK_READS = 200;
    private static final long ECHO_PAUSE_NANOS = 1_000_000;
    /** Lets the threads come to rest that have passed an echo's request on: on one CPU they would be in its way. */
    private static final Duration SETTLE = Duration.ofMillis(1);

    private final Outbox outbox;
    private final Path root;
    private final PollTasks tasks = new PollTasks();
    private final Poller<Source> poller = new Poller<>();
    private final int group;
    /** Endpoints that are not read any more, but not yet removed. */
    private final Set<Integer> left = new HashSet<>();
    private final NativeBuffer[] buffers;
    private final int[] lengths;
    private final Thread thread = new Thread(this::run, "rpmsg-poll");
    /** To be sent as soon as it is due. */
    private Echo asked;
    private long askedDue;
    /** Sent, and not back yet. */
    private Echo echo;
    private volatile boolean closed;

    /** Messages wait that were not read because others had their turn. */
    private boolean moreWaits;

    /** An endpoint that is read. */
    private record Source(int endpoint, EndpointFile file, Owner owner, MemoryGuard memory) {
    }

    /** Whoever opened an endpoint. The thread {@code rpmsg-poll} calls it, so that it must not wait. */
    interface Owner {
        /** Ends the file where its remote has gone and the kernel may not tell; a message is to be sent. */
        void endOrphan() throws IOException;

        /** Closes the file, which is not read any more: messages that wait for it in the kernel have taken the board's memory. */
        void stop() throws IOException;
    }

    /** Starts the thread. */
    PollLoop(Path root, Outbox outbox) throws IOException {
        this(root, outbox, clockNanos() < DEAR_CLOCK_NANOS ? 1 : GROUP);
    }

    /**
     * Starts the thread.
     *
     * @param root what stands for {@code /}
     * @param group how many messages may share a time stamp, at least 1
     */
    PollLoop(Path root, Outbox outbox, int group) throws IOException {
        this.root = root;
        this.outbox = outbox;
        this.group = group;
        buffers = new NativeBuffer[group];
        lengths = new int[group];
        for (int index = 0; index < group; index++) {
            buffers[index] = new NativeBuffer(READ_SIZE);
        }
        poller.add(tasks.fd(), Poller.POLLIN, null);
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to read an endpoint. */
    void add(int endpoint, EndpointFile file, Owner owner) throws IOException {
        tasks.perform(() -> poller.add(file.fd(), Poller.POLLIN | Poller.POLLPRI,
                new Source(endpoint, file, owner, new MemoryGuard(root))));
    }

    /** Reads what an endpoint still has and stops reading it; afterwards it may be closed. */
    void remove(int endpoint) throws IOException {
        tasks.perform(() -> {
            take(endpoint);
            left.remove(endpoint);
        });
    }

    /** Ends an endpoint that the kernel does not tell of its end; does nothing where it has ended before. */
    void end(int endpoint, String text) throws IOException {
        tasks.perform(() -> {
            if (take(endpoint)) {
                left.add(endpoint);
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
        try {
            return attempt.await(end - System.nanoTime());
        } finally {
            // Its message must not be used any more when this returns; where it is back, nothing is left to do.
            if (!attempt.isDone()) {
                tasks.perform(() -> {
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
                echo = attempt.send(poller.attachment(index).file(), poller.attachment(index).owner()) ? attempt : null;
                return;
            }
        }
        attempt.fail(left.contains(attempt.endpoint()) ? new LinuxException("write to the endpoint", Errno.EPIPE)
                : new IllegalArgumentException("There is no endpoint number " + attempt.endpoint()));
    }

    private void run() {
        try {
            while (!closed) {
                poller.poll(asked == null ? null : SETTLE);
                if (poller.events(0) != 0) {
                    tasks.drain();
                }
                for (int index = poller.size() - 1; index > 0; index--) {
                    if (poller.events(index) != 0) {
                        serve(index);
                    }
                }
                tasks.runAll();
                if (asked != null && System.nanoTime() - askedDue >= 0) {
                    sendAsked();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void serve(int index) {
        Source source = poller.attachment(index);
        int events = poller.events(index);
        LinuxException failed = (events & Poller.POLLPRI) == 0 ? null : tellFlowControl(source);
        failed = failed == null ? readMessages(source, MAX_AT_ONCE) : failed;
        boolean hungUp = (events & Poller.POLLIN) == 0
                && (events & (Poller.POLLERR | Poller.POLLHUP | Poller.POLLNVAL)) != 0;
        Optional<String> flood = Optional.empty();
        if (moreWaits) {
            flood = source.memory().behind(System.nanoTime());
        } else {
            source.memory().drained();
        }
        if (flood.isPresent()) {
            leave(index);
            stop(source, flood.get());
        } else if (failed != null || hungUp) {
            leave(index);
            outbox.addEvent(failed == null
                    ? new Event.EndpointEnded(source.endpoint(), "", "The endpoint's channel is gone")
                    : new Event.EndpointEnded(source.endpoint(), Errno.name(failed.errno()), failed.getMessage()));
        }
    }

    private void leave(int index) {
        left.add(poller.attachment(index).endpoint());
        poller.remove(index);
    }

    private void stop(Source source, String why) {
        try {
            source.owner().stop();
        } catch (IOException failed) {
            Log.warn("An endpoint in a flood could not be destroyed, and is closed", failed);
        }
        outbox.addEvent(new Event.EndpointEnded(source.endpoint(), Errno.name(Errno.ENOMEM), why));
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
        moreWaits = false;
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
            moreWaits = true;
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
            tasks.wake();
        } catch (LinuxException impossible) {
            Log.warn("The poll loop cannot be woken", impossible);
        }
        Threads.join(thread);
        if (!thread.isAlive()) {
            poller.close();
            for (NativeBuffer buffer : buffers) {
                buffer.close();
            }
            tasks.close();
        }
    }
}
