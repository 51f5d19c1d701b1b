// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;
import org.rpmsgexplorer.ui.traffic.TrafficService;

/** Closes the endpoints of a board before its connection goes, so that none seems to be there still. */
public final class EndpointClosing {
    private EndpointClosing() {
    }

    /**
     * Closes them; waits for the board.
     *
     * @param connection the one that is about to go
     */
    public static void closeAll(TrafficService traffic, Connection connection) {
        for (LiveEndpoint endpoint : traffic.endpoints()) {
            if (endpoint.goesOver(connection)) {
                close(traffic, endpoint);
            }
        }
    }

    /** The agent destroys it in any case when its connection ends. */
    private static void close(TrafficService traffic, LiveEndpoint endpoint) {
        try {
            traffic.close(endpoint);
        } catch (BoardException failed) {
            ILog.of(EndpointClosing.class).warn(NLS.bind(Messages.EndpointClosing_failed, endpoint.label()), failed);
        }
    }
}
