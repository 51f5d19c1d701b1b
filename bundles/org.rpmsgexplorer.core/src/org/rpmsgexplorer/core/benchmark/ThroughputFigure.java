// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Way;

/**
 * What a run says of how many messages of one size go there and back in a second.
 *
 * @param size of the messages in bytes
 * @param legacy messages in a second; empty where the way was not measured
 * @param fd messages in a second; empty where the way was not measured
 * @param ratio empty where a way is missing
 */
public record ThroughputFigure(int size, Optional<Summary> legacy, Optional<Summary> fd, Optional<Ratio> ratio) {
    /** Returns the figures of a run, by size; none where it has no such samples. */
    public static List<ThroughputFigure> of(BenchmarkRun run) {
        List<ThroughputFigure> figures = new ArrayList<>();
        series(run).forEach((size, samples) -> {
            BothWays<ThroughputSample> ways = BothWays.of(samples);
            figures.add(new ThroughputFigure(size, summary(ways.legacy()), summary(ways.fd()),
                    Ratio.of(ways.pairs(ThroughputSample::messagesPerSecond))));
        });
        return List.copyOf(figures);
    }

    /** Returns whether the ways differ, in words; empty where one is missing. */
    public Optional<String> verdict() {
        return ratio.map(known -> known.difference().words(Way.LEGACY.toString(), "faster", "slower"));
    }

    static Map<Integer, List<ThroughputSample>> series(BenchmarkRun run) {
        return run.samples(ThroughputSample.class).stream().collect(Collectors.groupingBy(ThroughputSample::size, TreeMap::new,
                Collectors.toList()));
    }

    private static Optional<Summary> summary(List<ThroughputSample> samples) {
        return samples.isEmpty() ? Optional.empty()
                : Optional.of(Summary.of(samples.stream().mapToDouble(ThroughputSample::messagesPerSecond).toArray()));
    }
}
