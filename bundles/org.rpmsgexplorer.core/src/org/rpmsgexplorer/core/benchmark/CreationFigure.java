// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.benchmark.statistics.Bootstrap;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Engine;

/**
 * What a run says of creating endpoints: one step, by one engine, with so many endpoints already there.
 *
 * @param series which of the run's series
 * @param legacy empty where the way was not measured
 * @param fd empty where the way was not measured, or has no such step
 * @param ratio empty where a way is missing, or where times are not above 0
 */
public record CreationFigure(Series series, Optional<LoopTimes> legacy, Optional<LoopTimes> fd, Optional<Ratio> ratio) {
    /**
     * Samples that differ in way and round alone.
     *
     * @param engine that called the kernel
     * @param step that was timed
     * @param existing how many endpoints there were already
     */
    public record Series(Engine engine, Step step, int existing) implements Comparable<Series> {
        private static final Comparator<Series> ORDER = Comparator.comparing(Series::engine).thenComparing(Series::step)
                .thenComparing(Series::existing);

        static Series of(CreationSample sample) {
            return new Series(sample.engine(), sample.step(), sample.existing());
        }

        @Override
        public int compareTo(Series other) {
            return ORDER.compare(this, other);
        }
    }

    /** Returns the figures of a run, by engine, step and number of endpoints; none where it has no such samples. */
    public static List<CreationFigure> of(BenchmarkRun run) {
        List<CreationFigure> figures = new ArrayList<>();
        series(run).forEach((series, samples) -> figures.add(of(series, samples)));
        return List.copyOf(figures);
    }

    static Map<Series, List<CreationSample>> series(BenchmarkRun run) {
        return run.samples(CreationSample.class).stream().collect(Collectors.groupingBy(Series::of, TreeMap::new,
                Collectors.toList()));
    }

    private static CreationFigure of(Series series, List<CreationSample> samples) {
        BothWays<CreationSample> ways = BothWays.of(samples);
        return new CreationFigure(series, LoopTimes.of(ways.legacy()), LoopTimes.of(ways.fd()),
                Ratio.of(ways.pairs(CreationSample::netNanosPerLoop)));
    }

    /**
     * Returns how sure the whole loop's ratio is: half the width of its interval, as a part of it. Where the fd way is missing,
     * that of the legacy way's median. Empty where too few rounds are there.
     */
    static Optional<Double> relativeWidth(List<Sample> samples, Engine engine, int existing) {
        BothWays<CreationSample> ways = BothWays.of(samples.stream().map(CreationSample.class::cast)
                .filter(sample -> sample.engine() == engine && sample.existing() == existing && sample.step() == Step.LOOP)
                .toList());
        if (ways.fd().isEmpty()) {
            double[] legacy = ways.legacy().stream().mapToDouble(CreationSample::netNanosPerLoop).toArray();
            double median = legacy.length == 0 ? 0 : Summary.of(legacy).median();
            return median <= 0 ? Optional.empty() : Bootstrap.median(legacy).map(range -> range.halfWidth() / median);
        }
        return Ratio.of(ways.pairs(CreationSample::netNanosPerLoop))
                .flatMap(ratio -> ratio.interval().map(range -> range.halfWidth() / ratio.value()));
    }
}
