// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.List;

/**
 * One timed series of loops.
 *
 * @param loops how many
 * @param rawNanos all of them together as measured, in nanoseconds: one value, or one of each of create, open, destroy and close
 *        (0 for what the way does not have)
 * @param doubledNanos the same for as many loops in which the way from Java to each call was gone twice; empty with the native
 *        engine
 * @param retries how often a node could not be opened at once
 */
public record LoopSample(int loops, List<Long> rawNanos, List<Long> doubledNanos, long retries) {
    /** How many values there are where each step was timed. */
    public static final int STEPS = 4;

    public LoopSample {
        rawNanos = List.copyOf(rawNanos);
        doubledNanos = List.copyOf(doubledNanos);
    }
}
