// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.SentMessage;

/** An endpoint on a board with the inbox of its own; tests have another one. */
public interface EndpointLine {
    /** Returns what it was created with. */
    EndpointSpec spec();

    /** Returns whether it opened a node that was there before. */
    boolean existingNode();

    /** Returns its node on the board; the fd way has none. */
    Optional<String> node();

    /** Returns whether it ends with this connection; one that has none ends by itself. */
    default boolean goesOver(Connection connection) {
        return false;
    }

    /** Returns the board's time of day, also while the board is out of reach. */
    Instant boardTime();

    /** Waits for what comes, and takes all of it; its number is 0. */
    Queue<Inbox.Entry> take(long nanos) throws InterruptedException;

    /** Sends one message and waits until the kernel has taken it. */
    SentMessage send(byte[] payload, Duration deadline) throws BoardException;

    /** Destroys it on the board; what has come by then can still be taken. */
    void destroy() throws BoardException;

    /** Nobody takes any more what has come. */
    void end();
}
