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
 * @param fd whether endpoints can be created the fd way here
 */
public record ControlDevice(String name, Optional<String> device, Optional<String> remoteProcessor,
        List<String> parents, WayState legacyWay, WayState fd) {
    public ControlDevice {
        parents = List.copyOf(parents);
    }

    /** Returns whether the kernel can create endpoints the fd way here; empty where that is not known. */
    public Optional<Boolean> fdWay() {
        return fd.present();
    }

    /** Returns why the fd way is missing, or why that is not known; empty otherwise. */
    public String note() {
        return fd.reason();
    }

    /** Returns whether the fd way is known to work. */
    public boolean hasFdWay() {
        return fdWay().orElse(false);
    }
}
