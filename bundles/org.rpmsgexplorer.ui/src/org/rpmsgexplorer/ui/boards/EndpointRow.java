// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Optional;

import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.ui.traffic.EndpointState;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/**
 * What is known of an endpoint of ours at one moment.
 *
 * @param board the id of its board
 * @param label what people call it, different for each
 * @param spec what it was created with
 * @param node its node on the board; the fd way has none
 * @param state whether it is there
 * @param received how many messages have come
 * @param sent how many were sent
 * @param lost how many were lost on the board
 */
public record EndpointRow(String board, String label, EndpointSpec spec, Optional<String> node, EndpointState state, long received,
        long sent, long lost) {
    static EndpointRow of(String board, LiveEndpoint endpoint) {
        return new EndpointRow(board, endpoint.label(), endpoint.spec(), endpoint.node(), endpoint.state(),
                endpoint.received(), endpoint.sent(), endpoint.lost());
    }
}
