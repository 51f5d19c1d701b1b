// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

/**
 * What has come to an endpoint and was not looked at yet.
 *
 * <p>The listener's side never waits: past {@value #CAPACITY} entries the rest is counted as a gap.
 */
final class Inbox implements EndpointListener {
    private static final int CAPACITY = 100_000;

    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>(CAPACITY);
    private long lost;

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

    private void add(Entry entry, long weight) {
        if (lost > 0 && entries.offer(new Gap(lost))) {
            lost = 0;
        }
        if (lost > 0 || !entries.offer(entry)) {
            lost += weight;
        }
    }

    @Override
    public void ended(String why) {
        Entry end = new Ended(why);
        while (!entries.offer(end)) {
            entries.poll();
        }
    }

    /** Waits for the next entry; null where none came in time. */
    Entry take(long time, TimeUnit unit) throws InterruptedException {
        return entries.poll(time, unit);
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
