// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Optional;

import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.RemoteProcessor;

/** What a row of the Boards view stands for. */
public sealed interface Subject {
    /** A board. */
    record OfBoard(BoardSnapshot board) implements Subject {
    }

    /** A control device. */
    record OfControl(ControlDevice control) implements Subject {
    }

    /** A channel, with the control device of its transport where that is known. */
    record OfChannel(Channel channel, Optional<String> control) implements Subject {
    }

    /** An endpoint's node. */
    record OfNode(Node node) implements Subject {
    }

    /** An endpoint of ours. */
    record OfEndpoint(EndpointRow endpoint) implements Subject {
    }

    /** A remote processor. */
    record OfProcessor(RemoteProcessor processor) implements Subject {
    }

    /** Nothing; the row only says something. */
    record Note() implements Subject {
    }
}
