// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.rpmsgexplorer.core.BoardException;

/**
 * An endpoint that we opened on a board.
 *
 * <p>Any thread may use it but the one that its listener is called on. Closing it destroys the endpoint there.
 */
public final class Endpoint implements AutoCloseable {
    private final Connection connection;
    private final int number;
    private final EndpointSpec spec;
    private final Optional<String> node;
    private final AtomicBoolean closed = new AtomicBoolean();

    Endpoint(Connection connection, int number, EndpointSpec spec, Optional<String> node) {
        this.connection = connection;
        this.number = number;
        this.spec = spec;
        this.node = node;
    }

    /** Returns what it was created with. */
    public EndpointSpec spec() {
        return spec;
    }

    /** Returns its node on the board, such as {@code rpmsg0}; the fd way has none. */
    public Optional<String> node() {
        return node;
    }

    /**
     * Sends one message and waits until the kernel has taken it.
     *
     * @param deadline how long to try while the remote takes none
     * @return when it was written
     */
    public SentMessage send(byte[] payload, Duration deadline) throws BoardException {
        return connection.send(number, payload, deadline);
    }

    /**
     * Destroys the endpoint on the board; the listener has been told all messages before this returns. Closing again does
     * nothing.
     */
    @Override
    public void close() throws BoardException {
        if (closed.compareAndSet(false, true)) {
            connection.closeEndpoint(number);
        }
    }
}
