// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.List;

/** Values measured in rounds, each beside its reference, since a noisy machine disturbs both alike. */
final class Numbers {
    /** A value and its reference of the same round. */
    record Pair(double value, double reference) {
    }

    private Numbers() {
    }

    /**
     * Returns the median: of an even number of values, the mean of the two in the middle.
     *
     * @param values at least one
     */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /** Returns the median of all values. */
    static double value(List<Pair> rounds) {
        return median(rounds.stream().map(Pair::value).toList());
    }

    /** Returns the median of all references. */
    static double reference(List<Pair> rounds) {
        return median(rounds.stream().map(Pair::reference).toList());
    }

    /** Returns the median of the rounds' ratios. */
    static double ratio(List<Pair> rounds) {
        return median(rounds.stream().map(pair -> pair.value / pair.reference).toList());
    }

    /** Returns the median of the rounds' differences. */
    static double difference(List<Pair> rounds) {
        return median(rounds.stream().map(pair -> pair.value - pair.reference).toList());
    }
}
