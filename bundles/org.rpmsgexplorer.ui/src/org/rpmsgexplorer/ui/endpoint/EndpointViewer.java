// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** A view that can show an endpoint's messages. */
public interface EndpointViewer {
    /** Shows the messages of an endpoint, and lets the user send. */
    void show(LiveEndpoint endpoint);
}
