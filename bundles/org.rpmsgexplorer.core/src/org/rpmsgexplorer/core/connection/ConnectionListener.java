// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/**
 * Is told how it stands with a connection, in order, by the connection's thread {@code connection-events}.
 *
 * <p>It may use the connection, and close it. While it takes its time, the next states wait; messages do not.
 */
@FunctionalInterface
public interface ConnectionListener {
    /** The connection has come into another state. {@link ConnectionState.Closed} is the last one. */
    void changed(ConnectionState state);

    /** The agent has written a line to its log; told by a thread of the connection, in order with the agent's other lines only. */
    default void logged(String line) {
        // Most have no place to show it.
    }
}
