// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/**
 * Is told what comes to an endpoint, by one thread after the other (mostly the one that reads from the agent): it must
 * never wait, nor call the connection. Who has to wait takes an {@link Inbox}.
 */
public interface EndpointListener {
    /** A message has come. */
    void received(ReceivedMessage message);

    /** Messages were lost here, because the board could not pass them on in time. */
    void gap(LostMessages lost);

    /**
     * The endpoint is gone for now, and will be opened again when it can be; only where {@link ConnectionOptions} says so.
     * All that came before has been told. {@link #interrupted} or {@link #ended} follows.
     */
    default void waiting(String why) {
    }

    /**
     * The endpoint is there again, before the first message that comes to it then. What came to it in between is unknown.
     * Its address may be another one now, which the remote learns from the next message that is sent to it.
     */
    default void interrupted(Interruption what) {
    }

    /** The endpoint has come to its end: its remote, its channel or the connection is gone. This is told once, at last. */
    void ended(String why);

    /** The remote wants no more messages for now, or wants them again; virtio has no such thing. */
    default void flowControl(boolean paused) {
    }
}
