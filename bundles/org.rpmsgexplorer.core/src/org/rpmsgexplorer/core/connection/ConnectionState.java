// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Instant;
import java.util.Optional;

/** How it stands with a connection. */
public sealed interface ConnectionState {
    /** It is being opened for the first time. */
    record Connecting() implements ConnectionState {
    }

    /**
     * The agent answers.
     *
     * @param since when, by the desktop's clock
     */
    record Connected(Instant since) implements ConnectionState {
    }

    /**
     * The agent is out of reach, and the endpoints are gone.
     *
     * @param why what happened, or why the last attempt failed, without a full stop
     * @param since when the connection was lost, by the desktop's clock
     * @param attempts how many attempts to come back have failed so far
     * @param next when the next one is; empty where there will be none
     */
    record Lost(String why, Instant since, int attempts, Optional<Instant> next) implements ConnectionState {
    }

    /**
     * An attempt to come back is under way.
     *
     * @param why as in {@link Lost}
     * @param since when the connection was lost, by the desktop's clock
     * @param attempt its number, from 1
     */
    record Reconnecting(String why, Instant since, int attempt) implements ConnectionState {
    }

    /** It was closed, for good. */
    record Closed() implements ConnectionState {
    }
}
