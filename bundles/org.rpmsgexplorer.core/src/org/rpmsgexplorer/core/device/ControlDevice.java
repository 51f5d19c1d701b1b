// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.List;
import java.util.Optional;

/**
 * A control device, on which endpoints are created.
 *
 * @param name such as {@code rpmsg_ctrl0}
 * @param device of the transport, such as {@code virtio0}; empty where it is not known
 * @param remoteProcessor such as {@code remoteproc0}; empty where the transport belongs to none
 * @param parents names of the devices above it up to the remote processor, nearest first
 * @param legacyWay whether endpoints can be created the legacy way here
 * @param fdWay whether endpoints can be created the fd way here
 */
public record ControlDevice(String name, Optional<String> device, Optional<String> remoteProcessor,
        List<String> parents, WayState legacyWay, WayState fdWay) {
    public ControlDevice {
        parents = List.copyOf(parents);
    }

    /** Returns whether the fd way is known to work. */
    public boolean hasFdWay() {
        return fdWay.present().orElse(false);
    }
}
