// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.OptionalLong;

/**
 * An endpoint whose messages a capture has.
 *
 * @param board as its user named it, such as {@code root@10.0.0.5} or {@code virtual}; empty where that is not known
 * @param control its control device, such as {@code rpmsg_ctrl0}; empty where that is not known
 * @param name its name on the bus, such as {@code rpmsg-echo}; empty where that is not known
 * @param label what people call it in this capture, different for each endpoint
 * @param way {@code legacy}, {@code fd} or {@code node}; empty where that is not known
 * @param local its own address; empty where that is not known
 * @param remote the address that it sends to; empty where that is not known
 */
public record CapturedEndpoint(String board, String control, String name, String label, String way, OptionalLong local,
        OptionalLong remote) {
}
