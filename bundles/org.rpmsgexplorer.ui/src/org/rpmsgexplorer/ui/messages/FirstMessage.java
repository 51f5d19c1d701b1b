// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Optional;

import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Who must send the first message of an endpoint, which whoever waits in vain wants to know. */
final class FirstMessage {
    private FirstMessage() {
    }

    /** Returns what to tell of an endpoint; empty where a message has come or gone, or nothing can come. */
    static Optional<String> of(LiveEndpoint endpoint) {
        return endpoint.state().isOpen() ? of(endpoint.hasDestination(), endpoint.received() + endpoint.sent()) : Optional.empty();
    }

    /**
     * Decides it.
     *
     * @param sends whether it has a destination
     * @param messages how many have come or gone
     */
    static Optional<String> of(boolean sends, long messages) {
        return messages > 0 ? Optional.empty() : Optional.of(sends ? Messages.FirstMessage_you : Messages.FirstMessage_they);
    }
}
