// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

/** What the agent tells without being asked. */
public sealed interface Event extends Body {
    /**
     * Messages that were received, and gaps between them.
     *
     * @param block see {@link MessageBlock}
     */
    record Messages(byte[] block) implements Event {
    }

    /**
     * An endpoint has come to its end by itself: its remote or its channel is gone. It still has to be closed.
     *
     * @param endpoint its number
     * @param errno the error number that said so
     * @param text what happened
     */
    record EndpointEnded(int endpoint, int errno, String text) implements Event {
    }
}
