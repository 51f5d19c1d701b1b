// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.statistics.Bootstrap;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;

/**
 * How many times the legacy way's figure is the fd way's, by the medians of the rounds that have both.
 *
 * @param value of the medians
 * @param interval that holds the true ratio 19 of 20 times; empty where the rounds do not say
 */
public record Ratio(double value, Optional<Interval> interval) {
    /** Returns the ratio of two series that took turns; empty where there is none, or a median is not above 0. */
    static Optional<Ratio> of(Pairs pairs) {
        if (pairs.legacy().length == 0) {
            return Optional.empty();
        }
        double legacy = Summary.of(pairs.legacy()).median();
        double fd = Summary.of(pairs.fd()).median();
        return legacy > 0 && fd > 0 ? Optional.of(new Ratio(legacy / fd, Bootstrap.ratio(pairs.legacy(), pairs.fd())))
                : Optional.empty();
    }

    /** Returns by how much the legacy way's figure differs from the fd way's. */
    public Difference difference() {
        return new Difference(value - 1, interval.map(range -> new Interval(range.low() - 1, range.high() - 1)));
    }
}
