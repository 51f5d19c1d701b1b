// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.List;

/**
 * What rpmsg has on a board at one moment.
 *
 * @param controls its control devices, by number
 * @param remoteProcessors by number
 * @param channels on its rpmsg bus, by name
 * @param nodes of endpoints, by number
 * @param omitted how many of all these the agent has left out, because a board has thousands
 */
public record Devices(List<ControlDevice> controls, List<RemoteProcessor> remoteProcessors, List<Channel> channels,
        List<Node> nodes, int omitted) {
    public Devices {
        controls = List.copyOf(controls);
        remoteProcessors = List.copyOf(remoteProcessors);
        channels = List.copyOf(channels);
        nodes = List.copyOf(nodes);
    }
}
