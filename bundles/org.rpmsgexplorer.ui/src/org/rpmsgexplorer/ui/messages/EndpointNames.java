// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** What endpoints are called where one of them is to be chosen. */
final class EndpointNames {
    private EndpointNames() {
    }

    /** Returns their labels, with their boards where these are several. */
    static String[] of(List<LiveEndpoint> endpoints) {
        boolean several = endpoints.stream().map(LiveEndpoint::board).distinct().count() > 1;
        return endpoints.stream().map(endpoint -> several ? onBoard(endpoint.label(), endpoint.board()) : endpoint.label())
                .toArray(String[]::new);
    }

    /** Returns the name of an endpoint with that of its board. */
    static String onBoard(String label, String board) {
        return NLS.bind(Messages.EndpointNames_onBoard, label, board);
    }
}
