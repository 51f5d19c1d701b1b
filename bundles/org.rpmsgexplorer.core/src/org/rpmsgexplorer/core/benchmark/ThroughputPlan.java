// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;

/**
 * How many messages go to an echo service and back in a second.
 *
 * @param control name of the control device
 * @param destination address of the echo service
 * @param sizes of messages in bytes, one series for each
 * @param count messages of each sample
 * @param window how many may be under way at once
 * @param repeats how many rounds
 */
public record ThroughputPlan(String control, long destination, List<Integer> sizes, int count, int window, int repeats)
        implements BenchmarkPlan {
    public ThroughputPlan {
        sizes = List.copyOf(sizes);
        Require.that(Require.isAddress(destination), "an address of 32 bits");
        Require.that(!sizes.isEmpty() && sizes.stream().allMatch(size -> size >= 0), "sizes of 0 bytes or more");
        Require.that(count >= 1 && window >= 1 && repeats >= 1, "at least 1 message, 1 under way and 1 repeat");
    }
}
