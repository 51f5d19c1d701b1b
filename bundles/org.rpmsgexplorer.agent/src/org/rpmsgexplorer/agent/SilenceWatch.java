// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Notices when the desktop has said nothing for too long: a cable that was pulled does not close a stream, and an agent
 * that waits for ever would keep its endpoints.
 *
 * <p>Its thread {@code silence-watch} ends when it has noticed, or with {@link #close()}.
 */
final class SilenceWatch implements AutoCloseable {
    private final long limitNanos;
    private final Runnable action;
    private final Thread thread = new Thread(this::watch, "silence-watch");
    private volatile long lastHeard = System.nanoTime();

    /**
     * Starts to watch.
     *
     * @param limit how long silence may last
     * @param action what to do then, on the watching thread
     */
    SilenceWatch(Duration limit, Runnable action) {
        this.limitNanos = limit.toNanos();
        this.action = action;
        thread.setDaemon(true);
        thread.start();
    }

    /** Something was heard. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    private void watch() {
        try {
            long left = limitNanos;
            while (left > 0) {
                synchronized (this) {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
                left = limitNanos - (System.nanoTime() - lastHeard);
            }
            Log.warn("The desktop has been silent for " + TimeUnit.NANOSECONDS.toMillis(limitNanos) + " ms", null);
            action.run();
        } catch (InterruptedException ended) {
            // close() ends this thread so.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
