// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.EchoTimes;
import org.rpmsgexplorer.core.benchmark.LatencyFigure;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.Percentiles;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.ThroughputFigure;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;
import org.rpmsgexplorer.core.benchmark.report.Plain;
import org.rpmsgexplorer.core.benchmark.statistics.Bootstrap;
import org.rpmsgexplorer.core.benchmark.statistics.Outliers;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.chart.Chart;
import org.rpmsgexplorer.ui.chart.ChartPoint;
import org.rpmsgexplorer.ui.chart.ChartSeries;

/** The series of runs as rows of a chart. Computing intervals takes its time. */
final class RunChart {
    private static final double MICRO = 1000;
    /** More points of a row would be one blot, and take long to paint. */
    private static final int MOST_MESSAGES = 400;
    private static final double PERCENT = 100;

    private final List<ChartSeries> rows = new ArrayList<>();
    /** Whether some row has not all of its messages. */
    private boolean thinned;

    private RunChart() {
    }

    /**
     * Returns the chart of a run.
     *
     * @param published the cover letter's rows, which stand below those of the same kind
     */
    static Chart of(BenchmarkRun run, BenchmarkRun published) {
        RunChart chart = new RunChart();
        chart.add(run, "", false);
        if (run.plan() instanceof CreationPlan && !run.id().equals(published.id())) {
            chart.add(published, Messages.RunChart_published, true);
        }
        return chart.chart(run);
    }

    /** Returns the chart of two runs that measured the same kind of thing; of the first one alone otherwise. */
    static Chart compare(BenchmarkRun first, BenchmarkRun second) {
        RunChart chart = new RunChart();
        chart.add(first, Messages.RunChart_first, true);
        if (first.plan().getClass() == second.plan().getClass()) {
            chart.add(second, Messages.RunChart_second, false);
        }
        return chart.chart(first);
    }

    private Chart chart(BenchmarkRun run) {
        if (run.plan() instanceof CreationPlan) {
            return new Chart(Messages.RunChart_creation, Messages.Headline_micros, Messages.RunChart_round, rows);
        } else if (run.plan() instanceof LatencyPlan) {
            String point = thinned ? NLS.bind(Messages.RunChart_someMessages, Integer.toString(MOST_MESSAGES))
                    : Messages.RunChart_message;
            return new Chart(Messages.RunChart_latency, Messages.Headline_micros, point, rows);
        }
        return new Chart(Messages.RunChart_throughput, Messages.Headline_perSecond, Messages.RunChart_round, rows);
    }

    /** @param which of several runs it is, as the end of the rows' names */
    private void add(BenchmarkRun run, String which, boolean faint) {
        for (CreationFigure figure : CreationFigure.of(run)) {
            for (Way way : Way.values()) {
                creation(run, figure.series(), way, which, faint);
            }
        }
        for (LatencyFigure figure : LatencyFigure.of(run)) {
            latency(run, figure.size(), Way.LEGACY, figure.legacy(), which, faint);
            latency(run, figure.size(), Way.FD, figure.fd(), which, faint);
        }
        for (ThroughputFigure figure : ThroughputFigure.of(run)) {
            for (Way way : Way.values()) {
                throughput(run, figure.size(), way, which, faint);
            }
        }
    }

    private void creation(BenchmarkRun run, CreationFigure.Series series, Way way, String which, boolean faint) {
        List<CreationSample> samples = run.samples(CreationSample.class).stream().filter(sample -> sample.way() == way
                && new CreationFigure.Series(sample.engine(), sample.step(), sample.existing()).equals(series)).toList();
        String of = series.step() == Step.LOOP ? series.engine().toString() : series.engine() + " " + series.step();
        if (series.existing() > 0) {
            of = NLS.bind(Messages.RunChart_existing, of, Integer.toString(series.existing()));
        }
        addRounds(name(of, way, which), way, faint, samples.stream().mapToInt(CreationSample::round).toArray(),
                samples.stream().mapToDouble(sample -> sample.netNanosPerLoop() / MICRO).toArray());
    }

    private void throughput(BenchmarkRun run, int size, Way way, String which, boolean faint) {
        List<ThroughputSample> samples = run.samples(ThroughputSample.class).stream()
                .filter(sample -> sample.way() == way && sample.size() == size).toList();
        addRounds(name(NLS.bind(Messages.RunChart_bytes, Integer.toString(size)), way, which), way, faint,
                samples.stream().mapToInt(ThroughputSample::round).toArray(),
                samples.stream().mapToDouble(ThroughputSample::messagesPerSecond).toArray());
    }

    private void addRounds(String name, Way way, boolean faint, int[] rounds, double[] values) {
        if (values.length == 0) {
            return;
        }
        boolean[] far = Outliers.of(values);
        List<ChartPoint> points = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            points.add(new ChartPoint(values[index], NLS.bind(Messages.RunChart_roundNumber, Integer.toString(rounds[index])),
                    far[index]));
        }
        rows.add(new ChartSeries(name, tone(way), faint, points, Summary.of(values).median(), Bootstrap.median(values)));
    }

    /** All rounds together; of many messages some that are evenly far apart by their rank, the shortest and the longest too. */
    private void latency(BenchmarkRun run, int size, Way way, Optional<EchoTimes> figure, String which, boolean faint) {
        Optional<Percentiles> percentiles = figure.flatMap(EchoTimes::service);
        if (percentiles.isEmpty()) {
            return;
        }
        long[] times = run.samples(LatencySample.class).stream()
                .filter(sample -> sample.way() == way && sample.size() == size)
                .flatMapToLong(sample -> IntStream.range(0, sample.count()).mapToObj(sample::roundTrip)
                        .flatMapToLong(OptionalLong::stream))
                .sorted().toArray();
        int shown = Math.min(times.length, MOST_MESSAGES);
        thinned |= shown < times.length;
        List<ChartPoint> points = new ArrayList<>();
        for (int index = 0; index < shown; index++) {
            int rank = shown == 1 ? 0 : (int) ((long) index * (times.length - 1) / (shown - 1));
            points.add(new ChartPoint(times[rank] / MICRO, NLS.bind(Messages.RunChart_within,
                    Plain.number(PERCENT * (rank + 1) / times.length)), false));
        }
        // Places in a row go by the order of the points, so that their order must not be that of their values.
        Collections.shuffle(points, new Random(shown));
        rows.add(new ChartSeries(name(NLS.bind(Messages.RunChart_bytes, Integer.toString(size)), way, which), tone(way), faint,
                points, percentiles.get().p50(), Optional.empty()));
    }

    private static ChartSeries.Tone tone(Way way) {
        return way == Way.LEGACY ? ChartSeries.Tone.FIRST : ChartSeries.Tone.SECOND;
    }

    private static String name(String of, Way way, String which) {
        String name = of + ", " + way;
        return which.isEmpty() ? name : NLS.bind(Messages.RunChart_which, name, which);
    }
}
