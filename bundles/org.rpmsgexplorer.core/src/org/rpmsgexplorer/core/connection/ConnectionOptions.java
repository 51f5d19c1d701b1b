// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/**
 * How a connection behaves on a bad day.
 *
 * @param reconnects whether it comes back by itself after a loss, and opens its endpoints again
 * @param reopens whether an endpoint whose remote or channel has gone, while the connection stays, is opened again as soon
 *        as its control device is back, however long that takes
 * @param listener is told the connection's states
 */
public record ConnectionOptions(boolean reconnects, boolean reopens, ConnectionListener listener) {
    /** What is lost stays lost, and nobody is told states. */
    public static final ConnectionOptions PLAIN = new ConnectionOptions(false, false, state -> {
    });

    /** Returns the same with another listener. */
    public ConnectionOptions telling(ConnectionListener other) {
        return new ConnectionOptions(reconnects, reopens, other);
    }

    /** Returns the same, but coming back after a loss of the connection or of the remote. */
    public ConnectionOptions comingBack() {
        return new ConnectionOptions(true, true, listener);
    }
}
