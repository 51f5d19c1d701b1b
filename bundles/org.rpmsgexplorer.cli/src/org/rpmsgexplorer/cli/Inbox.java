// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

/**
 * What has come to an endpoint and was not looked at yet.
 *
 * <p>The listener's side never waits: past {@value #CAPACITY} entries the rest is counted as a gap. Guarded by its monitor.
 */
final class Inbox implements EndpointListener {
    static final int CAPACITY = 100_000;

    private final Queue<Entry> entries = new ArrayDeque<>();
    private long lost;
    private Ended end;

    /** What came: a message, a gap, or the end. */
    sealed interface Entry {
    }

    record Received(ReceivedMessage message) implements Entry {
    }

    record Gap(long count) implements Entry {
    }

    record Ended(String why) implements Entry {
    }

    @Override
    public void received(ReceivedMessage message) {
        add(new Received(message), 1);
    }

    @Override
    public void gap(long count) {
        add(new Gap(count), count);
    }

    private synchronized void add(Entry entry, long weight) {
        if (lost > 0 && entries.size() < CAPACITY) {
            entries.add(new Gap(lost));
            lost = 0;
        }
        if (lost == 0 && entries.size() < CAPACITY) {
            entries.add(entry);
        } else {
            lost += weight;
        }
        notifyAll();
    }

    @Override
    public synchronized void ended(String why) {
        end = new Ended(why);
        notifyAll();
    }

    /** Waits for the next entry; null where none came in time. Behind the last one comes the end, again and again. */
    synchronized Entry take(long time, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(time);
        while (entries.isEmpty() && lost == 0 && end == null) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (!entries.isEmpty()) {
            return entries.remove();
        } else if (lost > 0) {
            Gap gap = new Gap(lost);
            lost = 0;
            return gap;
        }
        return end;
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
                throw new BoardException("The endpoint has ended: " + ended.why(), "Create it again when the remote is back.",
                        null);
            }
            entry = take(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return entry == null ? null : ((Received) entry).message();
    }
}
