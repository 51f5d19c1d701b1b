// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.OptionalLong;

import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

/**
 * A series of loops that was timed.
 *
 * <p>The Java engine times as many loops once more, in which each call of the kernel and each reading of the clock has an empty
 * one beside it that goes the same way. By how much that takes longer is what the way into the kernel costs.
 *
 * @param round that it belongs to, from 1
 * @param engine that called the kernel
 * @param way which loop
 * @param step what of it was timed
 * @param existing how many endpoints there were already
 * @param loops how many
 * @param rawNanos all of them together, as measured
 * @param doubledNanos as many loops with the empty calls; empty for the native engine, which has nothing to subtract
 * @param retries how often a node could not be opened at once; empty where nobody counted
 */
public record CreationSample(int round, Engine engine, Way way, Step step, int existing, int loops, long rawNanos,
        OptionalLong doubledNanos, OptionalLong retries) implements Sample {
    public CreationSample {
        Require.that(round >= 1 && loops >= 1 && existing >= 0, "a round and loops from 1, endpoints from 0");
        Require.that(Require.isTime(rawNanos) && Require.isTime(doubledNanos.orElse(0)), "times of 0 to 115 days");
        Require.that(retries.orElse(0) >= 0, "retries of 0 or more");
    }

    /** Returns what the way into the kernel cost in all loops together; it may be negative where the times are noisy. */
    public OptionalLong overheadNanos() {
        return doubledNanos.isPresent() ? OptionalLong.of(doubledNanos.getAsLong() - rawNanos) : OptionalLong.empty();
    }

    /** Returns what the kernel took for all loops together. */
    public long netNanos() {
        return rawNanos - overheadNanos().orElse(0);
    }

    /** Returns what the kernel took for one loop. */
    public double netNanosPerLoop() {
        return (double) netNanos() / loops;
    }

    /** Returns true if more was subtracted than is left, so that what is left says little. */
    public boolean isDoubtful() {
        return overheadNanos().isPresent() && netNanos() < overheadNanos().getAsLong();
    }
}
