// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How far a statistic is from where it was when its rounds are drawn anew, again and again. */
final class Deviations {
    /** More would narrow the interval's own chance, 4 % of its width, but slowly. */
    private static final int RESAMPLES = 999;

    /** Of the sorted deviations, which one 2.5 % do not reach. */
    private static final int LOW = 24;
    private static final int HIGH = RESAMPLES - 1 - LOW;

    /** The normal distribution's quantile for 97.5 %. */
    private static final double Z = 1.959964;

    private final double[] each;

    /** Degrees of freedom: how many independent parts of the data say how wide this is, less one. */
    private final double freedom;

    private Deviations(double[] each, double freedom) {
        this.each = each;
        this.freedom = freedom;
    }

    /** @param statistic what is to be known, of the rounds with some indices */
    static Deviations of(ToDoubleFunction<int[]> statistic, Blocks blocks, SplittableRandom random) {
        double estimate = statistic.applyAsDouble(IntStream.range(0, blocks.rounds()).toArray());
        // Among few blocks, those drawn are closer together than new ones would be.
        double narrow = Math.sqrt((blocks.count() - 1) / blocks.count());
        double[] each = new double[RESAMPLES];
        for (int index = 0; index < RESAMPLES; index++) {
            each[index] = (statistic.applyAsDouble(blocks.draw(random)) - estimate) / narrow;
        }
        return new Deviations(each, blocks.count() - 1);
    }

    /** Returns those of the difference of two statistics that have nothing to do with each other. */
    Deviations minus(Deviations other) {
        double[] differences = IntStream.range(0, RESAMPLES).mapToDouble(index -> each[index] - other.each[index]).toArray();
        double mine = square();
        double others = other.square();
        // Welch and Satterthwaite: the wider of the two counts for more.
        double both = (mine + others) * (mine + others) / (mine * mine / freedom + others * others / other.freedom);
        return new Deviations(differences, Double.isNaN(both) ? Math.min(freedom, other.freedom) : both);
    }

    /**
     * Returns the interval around 0 that holds 95 % of them, wider by as much as Student's distribution is wider than the
     * normal one; empty where the statistic does not exist for some of the draws.
     */
    Optional<Interval> interval() {
        if (!DoubleStream.of(each).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        double[] sorted = each.clone();
        Arrays.sort(sorted);
        double expansion = student(freedom) / Z;
        return Optional.of(new Interval(sorted[LOW] * expansion, sorted[HIGH] * expansion));
    }

    private double square() {
        return DoubleStream.of(each).map(value -> value * value).average().orElseThrow();
    }

    /**
     * Returns the quantile of Student's distribution for 97.5 %, by its expansion (Abramowitz and Stegun, 26.7.5): right to 3 %
     * from 2 degrees of freedom on, to 0.3 % from 4 on.
     */
    private static double student(double freedom) {
        double z2 = Z * Z;
        double first = (z2 + 1) / 4;
        double second = ((5 * z2 + 16) * z2 + 3) / 96;
        double third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        return Z * (1 + (first + (second + third / freedom) / freedom) / freedom);
    }
}
