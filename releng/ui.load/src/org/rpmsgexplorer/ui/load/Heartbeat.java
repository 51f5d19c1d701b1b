// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Display;

/** Measures for how long at most the UI thread does not take events: it is asked for a sign of life again and again. */
public final class Heartbeat implements AutoCloseable {
    private final Display display;
    private final Thread thread = new Thread(this::beat, "heartbeat");
    private volatile boolean ended;
    private volatile long longestNanos;
    private volatile long beats;

    private Heartbeat(Display display) {
        this.display = display;
    }

    /** Begins to ask a display. */
    public static Heartbeat begin(Display display) {
        Heartbeat heartbeat = new Heartbeat(display);
        heartbeat.thread.setDaemon(true);
        heartbeat.thread.start();
        return heartbeat;
    }

    private void beat() {
        Semaphore alive = new Semaphore(0);
        try {
            while (!ended) {
                long asked = System.nanoTime();
                display.asyncExec(alive::release);
                alive.acquire();
                longestNanos = Math.max(longestNanos, System.nanoTime() - asked);
                beats++;
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException enough) {
            // Then it is enough.
        }
    }

    /** Returns the longest time without a sign of life, in milliseconds. */
    public double longestMillis() {
        return longestNanos / 1e6;
    }

    /** Returns how many signs of life there were. */
    public long beats() {
        return beats;
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
