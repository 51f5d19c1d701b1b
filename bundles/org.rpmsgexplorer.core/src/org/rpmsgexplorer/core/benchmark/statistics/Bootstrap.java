// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Says how sure medians and their ratios are, by 95 % intervals. Series are in their order in time; those that are given
 * together took turns: value i of one was measured beside value i of the other.
 *
 * <p>This is the percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993): the rounds are drawn
 * anew, with replacement, and how far the median goes then is how far it may be from the true one. Rounds are drawn as
 * pairs, so what disturbs both series disturbs their ratio little. Ratios are looked at on the logarithmic scale, where a
 * ratio and its inverse are equally sure.
 *
 * <p>Noise on a busy machine lasts longer than a round. So rounds are drawn in blocks of neighbours (Künsch 1989;
 * {@link Blocks}). Of few blocks, such an interval is too narrow; it is expanded by √(b / (b - 1)) and by t(b - 1) / z, where
 * b is the number of blocks (Hesterberg, What Teachers Should Know About the Bootstrap, 2015, has it for single values).
 * For two runs, the degrees of freedom are Welch's. {@code CoverageTest} holds how often the truth is inside.
 *
 * <p>An interval knows only what its rounds show: not what differs between two runs but never within one, such as where the
 * kernel's memory lay. The same values always give the same interval.
 *
 * <p>All methods return nothing where there are fewer than five rounds, since those do not say how sure they are; those of
 * ratios and changes also where a median may as well be 0 or less. They throw an {@link IllegalArgumentException} where
 * there is no value, one is not finite, or the series of a pair differ in length.
 */
public final class Bootstrap {
    static final int LEAST_ROUNDS = 5;

    private static final long SEED = 20;

    private Bootstrap() {
    }

    /** Returns the interval of the median. */
    public static Optional<Interval> median(double[] values) {
        Series series = new Series(values);
        if (series.count() < LEAST_ROUNDS) {
            return Optional.empty();
        }
        double median = series.median();
        return Deviations.of(series::median, Blocks.of(series.pulls()), random()).interval()
                .map(deviation -> new Interval(median + deviation.low(), median + deviation.high()));
    }

    /** Returns the interval of how many times the denominator's median the numerator's is. */
    public static Optional<Interval> ratio(double[] numerator, double[] denominator) {
        return Estimate.ofRatio(numerator, denominator, random()).flatMap(Estimate::interval);
    }

    /** Returns the interval of the change from the median of one run to that of another, in parts of the first. */
    public static Optional<Interval> change(double[] a, double[] b) {
        SplittableRandom random = random();
        return change(Estimate.ofMedian(a, random), Estimate.ofMedian(b, random));
    }

    /** Returns the interval of the change from the ratio of one run to that of another, in parts of the first. */
    public static Optional<Interval> changeOfRatio(double[] aNumerator, double[] aDenominator, double[] bNumerator,
            double[] bDenominator) {
        SplittableRandom random = random();
        return change(Estimate.ofRatio(aNumerator, aDenominator, random),
                Estimate.ofRatio(bNumerator, bDenominator, random));
    }

    private static Optional<Interval> change(Optional<Estimate> from, Optional<Estimate> to) {
        return from.flatMap(before -> to.flatMap(after -> after.change(before)));
    }

    /** The same at each call, so that a figure which was published can be had again from its samples. */
    private static SplittableRandom random() {
        return new SplittableRandom(SEED);
    }
}
