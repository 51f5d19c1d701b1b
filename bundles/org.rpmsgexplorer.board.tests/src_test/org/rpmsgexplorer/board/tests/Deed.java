// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What somebody does to a board, once, while a test watches something else there. It has a thread of its own, from its begin to its end. */
final class Deed {
    private static final long LIMIT_SECONDS = 30;

    /** A part of it. */
    interface Part {
        void run() throws Exception;
    }

    private final String name;
    private final Part first;
    private final Duration after;
    private final Part second;
    /** Guarded by this; empty before the begin. */
    private final List<ScheduledFuture<?>> parts = new ArrayList<>();

    /** Creates one of a single part. */
    Deed(String name, Part only) {
        this(name, only, Duration.ZERO, () -> { });
    }

    /**
     * Creates one of two parts.
     *
     * @param after how long after the begin of the first part the second begins, if the first has ended by then
     */
    Deed(String name, Part first, Duration after, Part second) {
        this.name = name;
        this.first = first;
        this.after = after;
        this.second = second;
    }

    /** Lets it begin, and does nothing from the second call on. */
    synchronized void begin() {
        if (parts.isEmpty()) {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, name));
            parts.add(schedule(thread, first, Duration.ZERO));
            parts.add(schedule(thread, second, after));
            // What has been scheduled is still done.
            thread.shutdown();
        }
    }

    private static ScheduledFuture<?> schedule(ScheduledExecutorService thread, Part part, Duration delay) {
        return thread.schedule(() -> {
            part.run();
            return null;
        }, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until it has been done, and fails where it has not begun or could not be done. */
    synchronized void end() throws InterruptedException, ExecutionException, TimeoutException {
        if (parts.isEmpty()) {
            throw new AssertionError(name + " has not begun");
        }
        for (ScheduledFuture<?> part : parts) {
            part.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
