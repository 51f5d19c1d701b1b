// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.Optional;

/**
 * A remote processor of a board. What the board does not tell is empty.
 *
 * @param name such as {@code remoteproc0}
 * @param label what its driver calls it
 * @param state such as {@code running} or {@code offline}
 * @param firmware name of its image
 */
public record RemoteProcessor(String name, Optional<String> label, Optional<String> state, Optional<String> firmware) {
}
