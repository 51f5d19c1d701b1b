// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

/**
 * An interval that holds the true value 19 of 20 times.
 *
 * @param low its lower end
 * @param high its upper end, not below the lower one
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("From " + low + " to " + high + " is no interval");
        }
    }

    /** Returns how far the ends are from the middle. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Tells whether a value lies within, the ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
