// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.SentMessage;

/** An endpoint of a connection. */
final class ConnectedLine implements EndpointLine {
    private final Connection connection;
    private final Inbox inbox;
    private final Endpoint endpoint;
    private final boolean existingNode;

    /** Opens an endpoint whose messages go to a listener. */
    interface Opening {
        Endpoint open(EndpointListener listener) throws BoardException;
    }

    private ConnectedLine(Connection connection, Inbox inbox, Endpoint endpoint, boolean existingNode) {
        this.connection = connection;
        this.inbox = inbox;
        this.endpoint = endpoint;
        this.existingNode = existingNode;
    }

    static ConnectedLine open(Connection connection, Opening opening, boolean existingNode) throws BoardException {
        Inbox inbox = connection.newInbox();
        try {
            return new ConnectedLine(connection, inbox, opening.open(inbox.listener(0)), existingNode);
        } catch (BoardException | RuntimeException failed) {
            inbox.close();
            throw failed;
        }
    }

    @Override
    public EndpointSpec spec() {
        return endpoint.spec();
    }

    @Override
    public boolean existingNode() {
        return existingNode;
    }

    @Override
    public Optional<String> node() {
        return endpoint.node();
    }

    @Override
    public boolean goesOver(Connection other) {
        return connection == other;
    }

    @Override
    public Instant boardTime() {
        return connection.boardTime();
    }

    @Override
    public Queue<Inbox.Entry> take(long nanos) throws InterruptedException {
        return inbox.takeAll(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public SentMessage send(byte[] payload, Duration deadline) throws BoardException {
        return endpoint.send(payload, deadline);
    }

    @Override
    public void destroy() throws BoardException {
        endpoint.close();
    }

    @Override
    public void end() {
        inbox.close();
    }
}
