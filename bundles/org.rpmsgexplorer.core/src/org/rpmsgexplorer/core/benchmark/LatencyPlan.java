// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;

/**
 * How long messages take to an echo service and back, at a fixed rate: whether or not an answer is there, the next message is
 * due.
 *
 * @param control name of the control device
 * @param destination address of the echo service
 * @param sizes of messages in bytes, one series for each
 * @param rate messages in a second
 * @param count messages of each sample
 * @param repeats how many rounds
 */
public record LatencyPlan(String control, long destination, List<Integer> sizes, double rate, int count, int repeats)
        implements BenchmarkPlan {
    public LatencyPlan {
        sizes = List.copyOf(sizes);
        Require.that(Require.isAddress(destination), "an address of 32 bits");
        Require.that(!sizes.isEmpty() && sizes.stream().allMatch(size -> size >= 0), "sizes of 0 bytes or more");
        Require.that(rate > 0 && Double.isFinite(rate), "a rate above 0");
        Require.that(count >= 1 && repeats >= 1, "at least 1 message and 1 repeat");
    }
}
