// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/**
 * How much of what has come over a connection waits on the desktop for somebody who looks at it: the board sends more only as far
 * as that is little. For any thread.
 */
final class Backlog {
    private final Runnable eased;
    private long bytes;

    /**
     * Creates one where nothing waits.
     *
     * @param eased is run whenever less waits than before, by the thread that has looked at it
     */
    Backlog(Runnable eased) {
        this.eased = eased;
    }

    /** So many bytes more wait. Never waits itself. */
    synchronized void hold(long more) {
        bytes += more;
    }

    /** So many bytes wait no more. */
    void release(long less) {
        if (less > 0) {
            synchronized (this) {
                bytes -= less;
            }
            eased.run();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
