// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/**
 * One timed series of loops of one way.
 *
 * @param way which loop
 * @param loops how many
 * @param nanos all of them together as measured, in nanoseconds
 * @param clockNanos how much of that reading the clock between timed steps took
 * @param retries how often a node could not be opened at once
 */
public record LoopSample(Way way, int loops, long nanos, long clockNanos, long retries) {
    /** Returns the time of one loop without the clock reads, in microseconds. */
    public double microsPerLoop() {
        return (nanos - clockNanos) / 1000.0 / loops;
    }
}
