// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Optional;

import org.HdrHistogram.Histogram;

/**
 * Times in microseconds that so many of all do not exceed, each right to 0.1 %.
 *
 * @param count how many times there are
 * @param p50 half of them
 * @param p90 nine of ten
 * @param p99 99 of 100
 * @param p999 999 of 1000
 * @param max all of them
 */
public record Percentiles(long count, double p50, double p90, double p99, double p999, double max) {
    private static final double MICRO = 1000;

    /** Returns the percentiles of times in nanoseconds; empty where there is none. */
    static Optional<Percentiles> of(Histogram nanos) {
        if (nanos.getTotalCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Percentiles(nanos.getTotalCount(), micros(nanos, 50), micros(nanos, 90), micros(nanos, 99),
                micros(nanos, 99.9), micros(nanos, 100)));
    }

    private static double micros(Histogram nanos, double percent) {
        return nanos.getValueAtPercentile(percent) / MICRO;
    }
}
