// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.device.ControlDevice;

/** Finds a control device again whose number may have changed, because the remote or the board has started anew. */
final class ControlChoice {
    private ControlChoice() {
    }

    /**
     * Returns the control device that takes the place of another.
     *
     * @param before the device as it was; empty where it was not looked at
     * @param name of the device as it was
     * @param now the devices that are there
     * @return the one of the same transport, else of the same remote processor; where that was not known, of the same name
     */
    static Optional<ControlDevice> find(Optional<ControlDevice> before, String name, List<ControlDevice> now) {
        Optional<String> device = before.flatMap(ControlDevice::device);
        Optional<String> remote = before.flatMap(ControlDevice::remoteProcessor);
        if (remote.isPresent()) {
            List<ControlDevice> same = now.stream().filter(found -> found.remoteProcessor().equals(remote)).toList();
            // A remote processor may have several rpmsg devices.
            return same.size() == 1 ? Optional.of(same.get(0))
                    : same.stream().filter(found -> found.device().equals(device)).findFirst();
        } else if (device.isPresent()) {
            return now.stream().filter(found -> found.device().equals(device)).findFirst();
        }
        return now.stream().filter(found -> found.name().equals(name)).findFirst();
    }
}
