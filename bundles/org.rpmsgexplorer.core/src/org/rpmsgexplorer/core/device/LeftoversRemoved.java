// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.List;

/**
 * What was removed of the nodes that killed agents have left.
 *
 * @param removed nodes that are gone now
 * @param problems why others are still there, one sentence for each
 */
public record LeftoversRemoved(List<Leftover> removed, List<String> problems) {
    public LeftoversRemoved {
        removed = List.copyOf(removed);
        problems = List.copyOf(problems);
    }
}
