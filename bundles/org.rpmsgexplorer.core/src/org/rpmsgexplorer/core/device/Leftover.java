// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.OptionalLong;

/**
 * A node that an agent has left which was killed.
 *
 * @param node such as {@code rpmsg0}
 * @param endpoint the endpoint's name
 * @param source local address that it was created with; empty where the kernel chose one
 * @param destination remote address; empty for Any
 */
public record Leftover(String node, String endpoint, OptionalLong source, OptionalLong destination) {
}
