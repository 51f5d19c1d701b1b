// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

/**
 * What has come to one or several endpoints and was not looked at yet, in its order.
 *
 * <p>The listeners' side never waits: past {@value #CAPACITY} entries the rest is counted as gaps. Guarded by its monitor.
 */
final class Inbox {
    static final int CAPACITY = 200_000;

    private Queue<Entry> entries = new ArrayDeque<>();
    private final Map<Integer, Long> lost = new TreeMap<>();

    /** What came to an endpoint, by its number here: a message, a gap, that it is gone for now, there again, or at its end. */
    sealed interface Entry {
        int endpoint();
    }

    record Received(int endpoint, ReceivedMessage message) implements Entry {
    }

    record Gap(int endpoint, long count) implements Entry {
    }

    record Waiting(int endpoint, String why) implements Entry {
    }

    record Interrupted(int endpoint, Instant from, Instant until, String why) implements Entry {
    }

    record Ended(int endpoint, String why) implements Entry {
    }

    /** Returns what is told of an endpoint. */
    EndpointListener listener(int endpoint) {
        return new EndpointListener() {
            @Override
            public void received(ReceivedMessage message) {
                add(new Received(endpoint, message), 1);
            }

            @Override
            public void gap(long count) {
                add(new Gap(endpoint, count), count);
            }

            @Override
            public void waiting(String why) {
                add(new Waiting(endpoint, why));
            }

            @Override
            public void interrupted(Instant from, Instant until, String why) {
                add(new Interrupted(endpoint, from, until, why));
            }

            @Override
            public void ended(String why) {
                add(new Ended(endpoint, why));
            }
        };
    }

    private synchronized void add(Entry entry, long weight) {
        if (entries.size() < CAPACITY) {
            addGaps();
            entries.add(entry);
        } else {
            lost.merge(entry.endpoint(), weight, Long::sum);
        }
        notifyAll();
    }

    /** Adds what comes seldom and must not be lost. */
    private synchronized void add(Entry entry) {
        addGaps();
        entries.add(entry);
        notifyAll();
    }

    private void addGaps() {
        if (!lost.isEmpty()) {
            lost.forEach((endpoint, count) -> entries.add(new Gap(endpoint, count)));
            lost.clear();
        }
    }

    /** Waits for the next entry; null where none came in time. */
    synchronized Entry take(long time, TimeUnit unit) throws InterruptedException {
        await(time, unit);
        return entries.poll();
    }

    /** Waits for entries and takes all of them, in their order; none where none came in time. */
    synchronized Queue<Entry> takeAll(long time, TimeUnit unit) throws InterruptedException {
        await(time, unit);
        Queue<Entry> all = entries;
        entries = new ArrayDeque<>();
        return all;
    }

    private void await(long time, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(time);
        while (entries.isEmpty() && lost.isEmpty()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (entries.size() < CAPACITY) {
            addGaps();
        }
    }

    /**
     * Waits for the next message; null where none came in time.
     *
     * @throws BoardException where the endpoint has ended
     */
    ReceivedMessage next(long time, TimeUnit unit) throws InterruptedException, BoardException {
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
}
