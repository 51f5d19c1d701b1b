// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.rpmsgexplorer.core.connection.Way;

/**
 * Samples that differ in round and way alone.
 *
 * @param legacy in their order
 * @param fd in their order
 */
record BothWays<T extends Sample>(List<T> legacy, List<T> fd) {
    static <T extends Sample> BothWays<T> of(List<T> samples) {
        return new BothWays<>(of(samples, Way.LEGACY), of(samples, Way.FD));
    }

    private static <T extends Sample> List<T> of(List<T> samples, Way way) {
        return samples.stream().filter(sample -> sample.way() == way).toList();
    }

    List<T> of(Way way) {
        return way == Way.LEGACY ? legacy : fd;
    }

    /**
     * Returns a value of each way for each round that has both: a run that was ended early may lack the last one.
     *
     * @param value of a sample; NaN where it has none
     */
    Pairs pairs(ToDoubleFunction<T> value) {
        NavigableMap<Integer, Double> first = byRound(legacy, value);
        NavigableMap<Integer, Double> second = byRound(fd, value);
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        return new Pairs(values(first), values(second));
    }

    /** Of several in one round, which no run of ours has, the first one counts. */
    private static <T extends Sample> NavigableMap<Integer, Double> byRound(List<T> samples, ToDoubleFunction<T> value) {
        NavigableMap<Integer, Double> rounds = new TreeMap<>();
        for (T sample : samples) {
            double measured = value.applyAsDouble(sample);
            if (!Double.isNaN(measured)) {
                rounds.putIfAbsent(sample.round(), measured);
            }
        }
        return rounds;
    }

    private static double[] values(NavigableMap<Integer, Double> rounds) {
        return rounds.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
