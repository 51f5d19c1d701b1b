// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An endpoint's node on a board, whoever created it.
 *
 * @param name such as {@code rpmsg0}
 * @param endpoint the endpoint's name
 * @param source local address that it was created with; empty where the kernel chose one, which it does not tell
 * @param destination remote address; empty for Any
 * @param control the control device that it was created on; empty for a channel's own node
 * @param device of the transport, such as {@code virtio0}
 */
public record Node(String name, String endpoint, OptionalLong source, OptionalLong destination,
        Optional<String> control, Optional<String> device) {
}
