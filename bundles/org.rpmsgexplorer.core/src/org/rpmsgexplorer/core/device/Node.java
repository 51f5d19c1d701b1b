// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.OptionalLong;

/**
 * An endpoint's node on a board, whoever created it.
 *
 * @param name such as {@code rpmsg0}
 * @param endpoint the endpoint's name
 * @param source local address that it was created with; empty where the kernel chose one, which it does not tell
 * @param destination remote address; empty for Any
 */
public record Node(String name, String endpoint, OptionalLong source, OptionalLong destination) {
}
