// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.util.List;

/**
 * How long some loops took.
 *
 * @param loops how many
 * @param rawNanos all of them together, as measured, in nanoseconds: one value, or of each step create, open, destroy, close
 *        (nothing is opened the fd way, so that is 0)
 * @param doubledNanos the same for as many loops in which the way to each call was gone twice; empty where nothing stands
 *        between the loop and the kernel
 * @param retries how often a node could not be opened at once
 */
public record LoopTimes(int loops, List<Long> rawNanos, List<Long> doubledNanos, long retries) {
    /** How many values there are where each step is timed. */
    public static final int STEPS = 4;

    public LoopTimes {
        rawNanos = List.copyOf(rawNanos);
        doubledNanos = List.copyOf(doubledNanos);
    }
}
