// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * A median or a ratio of two.
 *
 * @param value above 0
 * @param deviations of its logarithm
 */
record Estimate(double value, Deviations deviations) {
    /** Returns nothing where there are few rounds, or the median is not above 0. */
    static Optional<Estimate> ofMedian(double[] values, SplittableRandom random) {
        Series series = new Series(values);
        double median = series.median();
        return series.count() < Bootstrap.LEAST_ROUNDS || median <= 0 ? Optional.empty()
                : Optional.of(new Estimate(median, Deviations.of(drawn -> Math.log(series.median(drawn)),
                        Blocks.of(series.pulls()), random)));
    }

    /** Returns nothing where there are few rounds, or one of the medians is not above 0. */
    static Optional<Estimate> ofRatio(double[] numerator, double[] denominator, SplittableRandom random) {
        Series over = new Series(numerator);
        Series under = new Series(denominator);
        if (over.count() != under.count()) {
            throw new IllegalArgumentException("Series of " + over.count() + " and " + under.count()
                    + " values did not take turns");
        }
        double overMedian = over.median();
        double underMedian = under.median();
        if (over.count() < Bootstrap.LEAST_ROUNDS || overMedian <= 0 || underMedian <= 0) {
            return Optional.empty();
        }
        double[] pulls = over.pulls();
        double[] against = under.pulls();
        for (int round = 0; round < pulls.length; round++) {
            pulls[round] = pulls[round] / overMedian - against[round] / underMedian;
        }
        return Optional.of(new Estimate(overMedian / underMedian, Deviations.of(
                drawn -> Math.log(over.median(drawn)) - Math.log(under.median(drawn)), Blocks.of(pulls), random)));
    }

    /** Returns where the true value is; nothing where it may as well be 0 or less. */
    Optional<Interval> interval() {
        return around(deviations, deviation -> value * Math.exp(deviation));
    }

    /** Returns by which part of another one this is greater; nothing where one of the two may as well be 0 or less. */
    Optional<Interval> change(Estimate from) {
        return around(deviations.minus(from.deviations), deviation -> value / from.value * Math.exp(deviation) - 1);
    }

    private static Optional<Interval> around(Deviations deviations, DoubleUnaryOperator value) {
        return deviations.interval()
                .map(interval -> new Interval(value.applyAsDouble(interval.low()), value.applyAsDouble(interval.high())));
    }
}
