// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Optional;

/**
 * A figure that two runs have.
 *
 * @param name what it is of, such as {@code native loop, legacy}
 * @param unit such as {@code us}; empty for a ratio
 * @param first its median in the first run
 * @param second its median in the second run
 * @param difference of the second from the first; empty where a value is not above 0
 * @param verdict the difference in words
 */
public record ComparedFigure(String name, String unit, double first, double second, Optional<Difference> difference,
        String verdict) {
}
