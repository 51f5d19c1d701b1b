// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import org.rpmsgexplorer.protocol.ProtocolException;
import org.rpmsgexplorer.protocol.Request;

/**
 * Grants an agent what it may send: so much that what is on its way and what waits on the desktop are
 * {@link Request.Grant#WINDOW} together. For any thread.
 */
final class Credit {
    /** A grant is a frame and its reply; the agent must not run dry in between. */
    private static final int STEP = Request.Grant.WINDOW / 16;

    private final Backlog backlog;
    private final Grants grants;
    private long arrived;
    private long granted;

    /** Brings a grant to the agent. */
    interface Grants {
        /** Returns whether the agent has been told. */
        boolean tell(int bytes);
    }

    Credit(Backlog backlog, Grants grants) {
        this.backlog = backlog;
        this.grants = grants;
    }

    /**
     * A block of messages has come, and everybody was told.
     *
     * @throws ProtocolException where the agent has sent more than it may
     */
    void arrived(int bytes) throws ProtocolException {
        synchronized (this) {
            // It sends a block as long as anything is left.
            if (arrived >= granted + Request.Grant.WINDOW) {
                throw new ProtocolException("The agent has sent more messages than it was allowed to");
            }
            arrived += bytes;
        }
        eased();
    }

    /** Less may wait than before. */
    void eased() {
        int more = due();
        if (more > 0 && !grants.tell(more)) {
            takeBack(more);
        }
    }

    /** What came before this agent counts too, so that it may be less than nothing. */
    private synchronized int due() {
        long due = arrived - backlog.bytes() - granted;
        if (due < STEP) {
            return 0;
        }
        granted += due;
        return (int) Math.min(due, Integer.MAX_VALUE);
    }

    private synchronized void takeBack(int bytes) {
        granted -= bytes;
    }
}
