// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import org.rpmsgexplorer.core.device.Node;

/**
 * What an endpoint is created with.
 *
 * @param control name of the control device, such as {@code rpmsg_ctrl0}
 * @param way how to create it
 * @param name 1 to 31 bytes in UTF-8
 * @param source local address, 0 to 0xFFFFFFFF; {@link #ANY} lets the kernel choose
 * @param destination remote address; with {@link #ANY} nothing can be sent
 */
public record EndpointSpec(String control, Way way, String name, long source, long destination) {
    /** Stands for "any address". */
    public static final long ANY = 0xFFFFFFFFL;

    /** Returns what a node that is there was created with; a channel's own node has no control device. */
    static EndpointSpec of(Node node) {
        return new EndpointSpec(node.control().orElse(""), Way.LEGACY, node.endpoint(), node.source().orElse(ANY),
                node.destination().orElse(ANY));
    }
}
