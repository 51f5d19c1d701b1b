// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Values in their order in time, which knows their order by size too. */
final class Series {
    /** Makes the median absolute deviation of normal noise its standard deviation. */
    private static final double NORMAL = 1.4826;

    private final double[] values;
    private final double[] sorted;

    /** Of each value, where it is among the sorted ones. */
    private final int[] ranks;

    /** @throws IllegalArgumentException where there is no value, or one is not finite */
    Series(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There is no value");
        }
        if (!DoubleStream.of(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A value is not finite: " + Arrays.toString(values));
        }
        this.values = values.clone();
        sorted = values.clone();
        Arrays.sort(sorted);
        ranks = DoubleStream.of(values).mapToInt(value -> Arrays.binarySearch(sorted, value)).toArray();
    }

    int count() {
        return values.length;
    }

    /**
     * Returns the least value that a part of all does not exceed.
     *
     * @param part from 0, which is the least value, to 1
     */
    double percentile(double part) {
        return sorted[Math.max(1, (int) Math.ceil(part * sorted.length)) - 1];
    }

    double median() {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Returns the median of the values at some indices, one for each value there is; an index may come several times. */
    double median(int[] indices) {
        // Counting needs no sorting: this is done a thousand times for an interval.
        int[] counts = new int[sorted.length];
        for (int index : indices) {
            counts[ranks[index]]++;
        }
        int rank = 0;
        int seen = counts[0];
        while (seen <= (sorted.length - 1) / 2) {
            seen += counts[++rank];
        }
        double lower = sorted[rank];
        while (seen <= sorted.length / 2) {
            seen += counts[++rank];
        }
        return (lower + sorted[rank]) / 2;
    }

    double spread() {
        double median = median();
        return NORMAL * new Series(DoubleStream.of(values).map(value -> Math.abs(value - median)).toArray()).median();
    }

    /**
     * Returns how each value pulls at the median: by its distance, but no farther than the spread, since the median does not
     * feel how far outside a value is.
     */
    double[] pulls() {
        double median = median();
        double spread = spread();
        return DoubleStream.of(values).map(value -> Math.max(-spread, Math.min(spread, value - median))).toArray();
    }
}
