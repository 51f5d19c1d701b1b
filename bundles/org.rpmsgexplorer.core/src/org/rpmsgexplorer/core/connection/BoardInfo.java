// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/**
 * What the agent says of the board that it runs on.
 *
 * @param machine such as {@code aarch64}, the {@code os.arch} of its JVM
 * @param kernel release of the kernel
 * @param java version of its JVM
 */
public record BoardInfo(String machine, String kernel, String java) {
}
