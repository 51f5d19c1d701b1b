// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Instant;

/**
 * A time in which an endpoint was gone; what came to it then is unknown.
 *
 * @param from when it was noticed that it is gone, by the desktop's clock
 * @param until when it was there again, by the desktop's clock
 * @param why it was gone, without a full stop
 * @param remoteRestarted whether its remote had gone, and has started anew; else it was the connection, or the agent
 */
public record Interruption(Instant from, Instant until, String why, boolean remoteRestarted) {
}
