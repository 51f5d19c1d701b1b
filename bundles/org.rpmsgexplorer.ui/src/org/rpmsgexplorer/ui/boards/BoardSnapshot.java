// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Optional;

import org.rpmsgexplorer.core.device.Devices;

/**
 * What is known of one board at one moment.
 *
 * @param id the same as long as the board is in the list
 * @param label what it is called
 * @param entry how the user has added it; empty for the virtual board
 * @param virtual how the virtual board is; empty for others
 * @param link how its connection is
 */
public record BoardSnapshot(String id, String label, Optional<BoardEntry> entry, Optional<VirtualStatus> virtual, Link link) {
    /** Returns whether its agent answers, so that something can be done there. */
    public boolean isConnected() {
        return link instanceof Link.Up;
    }

    /** Returns what rpmsg has there; nothing unless it is connected. */
    public Optional<Devices> devicesNow() {
        return isConnected() ? link.devices() : Optional.empty();
    }

    /** Returns whether connecting makes sense: a virtual board has to run for it. */
    public boolean canConnect() {
        return link.canConnect() && virtual.map(VirtualStatus.Running.class::isInstance).orElse(true);
    }
}
