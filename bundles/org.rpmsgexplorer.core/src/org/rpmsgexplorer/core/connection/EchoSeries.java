// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.List;

/**
 * Echoes that were sent at a fixed rate.
 *
 * @param lateNanos for each, how long after it was due it was sent
 * @param roundTripNanos for each, from writing it to reading the answer; -1 where none came
 */
public record EchoSeries(List<Long> lateNanos, List<Long> roundTripNanos) {
    public EchoSeries {
        lateNanos = List.copyOf(lateNanos);
        roundTripNanos = List.copyOf(roundTripNanos);
    }
}
