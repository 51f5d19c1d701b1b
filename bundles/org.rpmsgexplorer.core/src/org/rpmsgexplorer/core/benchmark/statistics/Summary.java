// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.Arrays;

/**
 * Order statistics of a series of values.
 *
 * @param count how many values
 * @param min the least
 * @param median the one in the middle; the mean of the middle two where their count is even
 * @param p95 the least value that 95 % of all do not exceed (the nearest rank)
 * @param p99 the same for 99 %
 * @param max the greatest
 * @param mean their mean
 * @param spread 1.4826 times the median of their distances from the median: the standard deviation of normal noise, and
 *     outliers do not touch it
 */
public record Summary(int count, double min, double median, double p95, double p99, double max, double mean,
        double spread) {
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    /**
     * Looks at all values, outliers included.
     *
     * @throws IllegalArgumentException where there is no value, or one is not finite
     */
    public static Summary of(double... values) {
        Series series = new Series(values);
        return new Summary(series.count(), series.percentile(0), series.median(), series.percentile(P95),
                series.percentile(P99), series.percentile(1), Arrays.stream(values).average().orElseThrow(),
                series.spread());
    }
}
