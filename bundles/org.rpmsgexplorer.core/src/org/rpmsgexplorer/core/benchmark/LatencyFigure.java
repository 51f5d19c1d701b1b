// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;
import org.rpmsgexplorer.core.connection.Way;

/**
 * What a run says of echoes of one size.
 *
 * @param size of the messages in bytes
 * @param legacy empty where the way was not measured
 * @param fd empty where the way was not measured
 * @param ratio of the medians of each round's echoes, from sending to answer; empty where a way is missing
 */
public record LatencyFigure(int size, Optional<EchoTimes> legacy, Optional<EchoTimes> fd, Optional<Ratio> ratio) {
    private static final double MEDIAN = 50;

    /** Returns the figures of a run, by size; none where it has no such samples. */
    public static List<LatencyFigure> of(BenchmarkRun run) {
        List<LatencyFigure> figures = new ArrayList<>();
        series(run).forEach((size, samples) -> {
            BothWays<LatencySample> ways = BothWays.of(samples);
            figures.add(new LatencyFigure(size, EchoTimes.of(ways.legacy()), EchoTimes.of(ways.fd()),
                    Ratio.of(ways.pairs(LatencyFigure::median))));
        });
        return List.copyOf(figures);
    }

    /** Returns whether the ways differ, in words; empty where one is missing. */
    public Optional<String> verdict() {
        return ratio.map(known -> known.difference().words(Way.LEGACY.toString(), "slower", "faster"));
    }

    static Map<Integer, List<LatencySample>> series(BenchmarkRun run) {
        return run.samples(LatencySample.class).stream().collect(Collectors.groupingBy(LatencySample::size, TreeMap::new,
                Collectors.toList()));
    }

    /** Returns the median of a sample's round trips in nanoseconds; NaN where no answer came. */
    static double median(LatencySample sample) {
        Histogram service = sample.service();
        return service.getTotalCount() == 0 ? Double.NaN : service.getValueAtPercentile(MEDIAN);
    }
}
