// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.Optional;

/**
 * A control device of a board, where endpoints are created.
 *
 * @param name such as {@code rpmsg_ctrl0}
 * @param device of the transport, such as {@code virtio0}; empty where it is not known
 * @param remoteProcessor such as {@code remoteproc0}; empty where the transport belongs to none
 * @param fdWay whether the kernel can create endpoints the fd way here; empty where that is not known
 * @param note why it cannot, or why that is not known; empty otherwise
 */
public record ControlDevice(String name, Optional<String> device, Optional<String> remoteProcessor,
        Optional<Boolean> fdWay, String note) {
    /** Returns whether the fd way is known to work. */
    public boolean hasFdWay() {
        return fdWay.orElse(false);
    }
}
