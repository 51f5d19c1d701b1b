// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A channel: a device on a board's rpmsg bus, mostly announced by the remote.
 *
 * @param name its service name
 * @param source local address; empty where it has none
 * @param destination remote address; empty where it has none
 * @param driver that holds it; empty where none does
 * @param device of the transport, such as {@code virtio0}
 * @param holder the terminal or network device that its driver made of it, such as {@code ttyRPMSG0}
 * @param node of its own endpoint, such as {@code rpmsg0}, which can be opened as it is
 */
public record Channel(String name, OptionalLong source, OptionalLong destination, Optional<String> driver,
        Optional<String> device, Optional<String> holder, Optional<String> node) {
}
