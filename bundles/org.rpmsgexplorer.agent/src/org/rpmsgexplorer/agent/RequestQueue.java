// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.protocol.Frame;

/**
 * Requests that wait to be carried out, in their order; the reading thread adds them, the thread {@code requests} takes
 * them.
 */
final class RequestQueue {
    private static final int MAX_WAITING = 64;

    private final Queue<Frame> waiting = new ArrayDeque<>();

    /** Adds a request; waits while too many are waiting. */
    synchronized void put(Frame frame) throws InterruptedException {
        while (waiting.size() >= MAX_WAITING) {
            wait();
        }
        waiting.add(frame);
        notifyAll();
    }

    /**
     * Takes the next request.
     *
     * @param limitNanos how long to wait for one; 0 waits without end
     * @return null where none came
     */
    synchronized Frame take(long limitNanos) throws InterruptedException {
        long start = System.nanoTime();
        while (waiting.isEmpty()) {
            long left = limitNanos - (System.nanoTime() - start);
            if (limitNanos == 0) {
                wait();
            } else if (left <= 0) {
                return null;
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
        Frame frame = waiting.remove();
        notifyAll();
        return frame;
    }

    /** Takes a request out whose turn has not come; returns whether it was there. */
    synchronized boolean remove(int id) {
        for (Iterator<Frame> frames = waiting.iterator(); frames.hasNext();) {
            if (frames.next().id() == id) {
                frames.remove();
                notifyAll();
                return true;
            }
        }
        return false;
    }
}
