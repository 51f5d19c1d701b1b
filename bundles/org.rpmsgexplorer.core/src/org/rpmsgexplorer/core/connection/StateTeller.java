// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Tells a listener one state after the other.
 *
 * <p>Its thread {@code connection-events} ends after {@link ConnectionState.Closed}. Guarded by its monitor, which is not
 * held while the listener is told.
 */
final class StateTeller {
    private static final System.Logger LOG = System.getLogger(StateTeller.class.getName());
    /** A listener that does not return must not cost memory for ever; the oldest states go first. */
    private static final int MAX_WAITING = 1_000;

    private final ConnectionListener listener;
    private final Queue<ConnectionState> waiting = new ArrayDeque<>();
    private Thread thread;

    StateTeller(ConnectionListener listener) {
        this.listener = listener;
    }

    /** Any thread may call it; it never waits. */
    synchronized void tell(ConnectionState state) {
        if (listener == ConnectionOptions.PLAIN.listener()) {
            return;
        }
        if (thread == null) {
            thread = new Thread(this::run, "connection-events");
            thread.setDaemon(true);
            thread.start();
        }
        if (waiting.size() == MAX_WAITING) {
            waiting.remove();
        }
        waiting.add(state);
        notifyAll();
    }

    private synchronized ConnectionState next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return waiting.remove();
    }

    private void run() {
        try {
            ConnectionState state;
            do {
                state = next();
                tellListener(state);
            } while (!(state instanceof ConnectionState.Closed));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellListener(ConnectionState state) {
        try {
            listener.changed(state);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "A listener of a connection failed", defect);
        }
    }
}
