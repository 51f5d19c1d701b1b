// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.List;

/**
 * What rpmsg has on a board at one moment.
 *
 * @param controls its control devices, by number
 * @param channels on its rpmsg bus, by name
 * @param nodes of endpoints, by number
 */
public record Devices(List<ControlDevice> controls, List<Channel> channels, List<Node> nodes) {
    public Devices {
        controls = List.copyOf(controls);
        channels = List.copyOf(channels);
        nodes = List.copyOf(nodes);
    }
}
