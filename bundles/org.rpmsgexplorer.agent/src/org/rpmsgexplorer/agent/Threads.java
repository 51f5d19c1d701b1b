// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

/** Waits for threads that have been told to end. */
final class Threads {
    private static final long LIMIT_MILLIS = 2_000;

    private Threads() {
    }

    /** Waits for the end of a thread, but not for ever: the agent must end even if a call into the kernel hangs. */
    static void join(Thread thread) {
        try {
            thread.join(LIMIT_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            Log.warn("The thread " + thread.getName() + " does not end", null);
        }
    }
}
