// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.Arrays;

/**
 * Marks what lies far outside. Nothing is dropped: a slow round is part of what was measured.
 *
 * <p>The rule is the modified z-score (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993): farther than 3.5
 * spreads from the median. Where at least half of the values are the same, as with a coarse clock, the spread is 0 and the
 * mean distance from the median takes its place, times 1.2533, as they propose. Fewer than every fourth value can be farther
 * than 3.5 times that, so the values that merely differ are not all marked.
 */
public final class Outliers {
    private static final double LIMIT = 3.5;

    /** Makes the mean absolute deviation of normal noise its standard deviation. */
    private static final double NORMAL = 1.2533;

    private Outliers() {
    }

    /**
     * Tells of each value whether it is an outlier.
     *
     * @throws IllegalArgumentException where there is no value, or one is not finite
     */
    public static boolean[] of(double... values) {
        Series series = new Series(values);
        double median = series.median();
        double spread = series.spread();
        double scale = spread > 0 ? spread
                : NORMAL * Arrays.stream(values).map(value -> Math.abs(value - median)).average().orElseThrow();
        boolean[] outliers = new boolean[values.length];
        for (int index = 0; index < values.length; index++) {
            outliers[index] = Math.abs(values[index] - median) > LIMIT * scale;
        }
        return outliers;
    }
}
