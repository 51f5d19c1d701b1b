// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Arrays;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.statistics.Bootstrap;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;

/**
 * How many times the legacy way's figure is the fd way's, by the medians of the rounds that have both.
 *
 * @param value of the medians
 * @param interval that holds the true ratio 19 of 20 times; empty where there are too few rounds to say
 */
public record Ratio(double value, Optional<Interval> interval) {
    /** Returns the ratio of two series that took turns; empty where there is none, or a value is not above 0. */
    static Optional<Ratio> of(Pairs pairs) {
        double[] legacy = pairs.legacy();
        double[] fd = pairs.fd();
        if (legacy.length == 0 || !isPositive(legacy) || !isPositive(fd)) {
            return Optional.empty();
        }
        return Optional.of(new Ratio(Summary.of(legacy).median() / Summary.of(fd).median(), Bootstrap.ratio(legacy, fd)));
    }

    /** Returns true if all values are above 0; times of which too much was subtracted are not. */
    static boolean isPositive(double[] values) {
        return Arrays.stream(values).allMatch(value -> value > 0);
    }

    /** Returns by how much the legacy way's figure differs from the fd way's. */
    public Difference difference() {
        return new Difference(value - 1, interval.map(range -> new Interval(range.low() - 1, range.high() - 1)));
    }
}
