// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.rpmsgexplorer.core.benchmark.statistics.Bootstrap;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Way;

/**
 * What two runs have both, such as those of two boards or of two kernels: whether their figures differ.
 *
 * @param figures all that both have
 * @param unlike what else is not the same in plans and environments, so that a difference may come from there; a line each
 */
public record RunComparison(List<ComparedFigure> figures, List<String> unlike) {
    private static final double MICRO = 1000;

    public RunComparison {
        figures = List.copyOf(figures);
        unlike = List.copyOf(unlike);
    }

    /** Compares two runs. */
    public static RunComparison of(BenchmarkRun first, BenchmarkRun second) {
        List<ComparedFigure> figures = new ArrayList<>();
        CreationFigure.series(second).forEach((series, of) -> {
            List<CreationSample> before = CreationFigure.series(first).getOrDefault(series, List.of());
            String name = series.engine() + " " + series.step()
                    + (series.existing() == 0 ? "" : ", " + series.existing() + " there");
            figures.addAll(compare(name, "us", before, of, sample -> sample.netNanosPerLoop() / MICRO, true));
            compareRatio(name, before, of).ifPresent(figures::add);
        });
        LatencyFigure.series(second).forEach((size, of) -> figures.addAll(compare("echo of " + size + " bytes", "us",
                LatencyFigure.series(first).getOrDefault(size, List.of()), of, sample -> LatencyFigure.median(sample) / MICRO,
                true)));
        ThroughputFigure.series(second).forEach((size, of) -> figures.addAll(compare("throughput of " + size + " bytes", "1/s",
                ThroughputFigure.series(first).getOrDefault(size, List.of()), of, ThroughputSample::messagesPerSecond, false)));
        return new RunComparison(figures, Unlike.lines(first, second));
    }

    private static <T extends Sample> List<ComparedFigure> compare(String name, String unit, List<T> first, List<T> second,
            ToDoubleFunction<T> value, boolean moreIsSlower) {
        List<ComparedFigure> figures = new ArrayList<>();
        for (Way way : Way.values()) {
            double[] before = values(BothWays.of(first).of(way), value);
            double[] after = values(BothWays.of(second).of(way), value);
            if (before.length > 0 && after.length > 0) {
                double from = Summary.of(before).median();
                double to = Summary.of(after).median();
                Optional<Difference> difference = from > 0 && to > 0
                        ? Optional.of(new Difference(to / from - 1, Bootstrap.change(before, after))) : Optional.empty();
                figures.add(figure(name + ", " + way, unit, from, to, difference, moreIsSlower ? "slower" : "faster",
                        moreIsSlower ? "faster" : "slower"));
            }
        }
        return figures;
    }

    private static Optional<ComparedFigure> compareRatio(String name, List<CreationSample> first,
            List<CreationSample> second) {
        Pairs before = BothWays.of(first).pairs(CreationSample::netNanosPerLoop);
        Pairs after = BothWays.of(second).pairs(CreationSample::netNanosPerLoop);
        Optional<Ratio> from = Ratio.of(before);
        Optional<Ratio> to = Ratio.of(after);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Difference difference = new Difference(to.get().value() / from.get().value() - 1,
                Bootstrap.changeOfRatio(before.legacy(), before.fd(), after.legacy(), after.fd()));
        return Optional.of(figure(name + ", legacy/fd", "", from.get().value(), to.get().value(), Optional.of(difference),
                "larger", "smaller"));
    }

    private static ComparedFigure figure(String name, String unit, double first, double second,
            Optional<Difference> difference, String more, String less) {
        String verdict = difference.map(known -> known.words("the second", more, less))
                .orElse("times that are not above 0 cannot be compared");
        return new ComparedFigure(name, unit, first, second, difference, verdict);
    }

    private static <T extends Sample> double[] values(List<T> samples, ToDoubleFunction<T> value) {
        return samples.stream().mapToDouble(value).filter(each -> !Double.isNaN(each)).toArray();
    }
}
