// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;

/**
 * What has come to one or several endpoints of a connection and was not looked at yet, in its order.
 *
 * <p>The listeners' side never waits. Where nobody looks for a while, the board is not told to send more, and counts what is lost
 * there: so this never has more than some 8 MiB of messages. The listeners' side is for the threads that call listeners, the
 * other for one thread at a time. Guarded by its monitor.
 */
public final class Inbox implements AutoCloseable {
    /** What a message takes in memory beside its payload, roughly. */
    private static final int AROUND = 64;

    private final Backlog backlog;
    private Queue<Entry> entries = new ArrayDeque<>();
    private long waiting;
    private long taken;
    private boolean closed;

    /** What came to an endpoint, by its number here: a message, a gap, that it is gone for now, there again, or at its end. */
    public sealed interface Entry {
        /** Returns the number that {@link Inbox#listener} was called with. */
        int endpoint();
    }

    /** A message has come. */
    public record Received(int endpoint, ReceivedMessage message) implements Entry {
    }

    /** Messages were lost here; see {@link EndpointListener#gap}. */
    public record Gap(int endpoint, LostMessages lost) implements Entry {
    }

    /** The endpoint is gone for now; see {@link EndpointListener#waiting}. */
    public record Waiting(int endpoint, String why) implements Entry {
    }

    /** The endpoint is there again; see {@link EndpointListener#interrupted}. */
    public record Interrupted(int endpoint, Interruption what) implements Entry {
    }

    /** The endpoint has come to its end; see {@link EndpointListener#ended}. */
    public record Ended(int endpoint, String why) implements Entry {
    }

    Inbox(Backlog backlog) {
        this.backlog = backlog;
    }

    /** Returns what is told of an endpoint. */
    public EndpointListener listener(int endpoint) {
        return new EndpointListener() {
            @Override
            public void received(ReceivedMessage message) {
                add(new Received(endpoint, message));
            }

            @Override
            public void gap(LostMessages lost) {
                add(new Gap(endpoint, lost));
            }

            @Override
            public void waiting(String why) {
                add(new Waiting(endpoint, why));
            }

            @Override
            public void interrupted(Interruption what) {
                add(new Interrupted(endpoint, what));
            }

            @Override
            public void ended(String why) {
                add(new Ended(endpoint, why));
            }
        };
    }

    private synchronized void add(Entry entry) {
        if (!closed) {
            entries.add(entry);
            waiting += weight(entry);
            backlog.hold(weight(entry));
            notifyAll();
        }
    }

    private static int weight(Entry entry) {
        return entry instanceof Received received ? AROUND + received.message().payload().length : AROUND;
    }

    /** Waits for the next entry; null where none came in time. What was taken before has been looked at by now. */
    public Entry take(long time, TimeUnit unit) throws InterruptedException {
        releaseTaken();
        synchronized (this) {
            await(time, unit);
            Entry entry = entries.poll();
            taken = entry == null ? 0 : weight(entry);
            waiting -= taken;
            return entry;
        }
    }

    /**
     * Waits for entries and takes all of them, in their order; none where none came in time. What was taken before has been
     * looked at by now.
     */
    public Queue<Entry> takeAll(long time, TimeUnit unit) throws InterruptedException {
        releaseTaken();
        synchronized (this) {
            await(time, unit);
            Queue<Entry> all = entries;
            entries = new ArrayDeque<>();
            taken = waiting;
            waiting = 0;
            return all;
        }
    }

    /** Not under the lock: the board is told that it may send more. */
    private void releaseTaken() {
        long bytes;
        synchronized (this) {
            bytes = taken;
            taken = 0;
        }
        backlog.release(bytes);
    }

    private void await(long time, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(time);
        while (entries.isEmpty()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /**
     * Waits for the next message; null where none came in time.
     *
     * @throws BoardException where the endpoint has ended
     */
    public ReceivedMessage next(long time, TimeUnit unit) throws InterruptedException, BoardException {
        long end = System.nanoTime() + unit.toNanos(time);
        Entry entry = take(time, unit);
        while (entry != null && !(entry instanceof Received)) {
            if (entry instanceof Ended ended) {
                throw new BoardException("The endpoint has ended: " + ended.why(),
                        "Create it again when the remote is back, or sends less.", null);
            }
            entry = take(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return entry == null ? null : ((Received) entry).message();
    }

    /** Nobody looks any more at what is here or still comes. Closing again does nothing. */
    @Override
    public void close() {
        releaseTaken();
        long bytes;
        synchronized (this) {
            closed = true;
            entries.clear();
            bytes = waiting;
            waiting = 0;
        }
        backlog.release(bytes);
    }
}
