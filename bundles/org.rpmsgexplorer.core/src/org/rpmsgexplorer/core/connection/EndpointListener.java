// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/** Is told what comes to an endpoint, on the thread that reads from the agent: it must never wait. */
public interface EndpointListener {
    /** A message has come. */
    void received(ReceivedMessage message);

    /** A number of messages were lost here, because the board could not pass them on in time. */
    void gap(long count);

    /** The endpoint has come to its end: its remote, its channel or the connection is gone. */
    void ended(String why);
}
