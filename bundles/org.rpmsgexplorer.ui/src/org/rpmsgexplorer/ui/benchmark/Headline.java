// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.EchoTimes;
import org.rpmsgexplorer.core.benchmark.LatencyFigure;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LoopTimes;
import org.rpmsgexplorer.core.benchmark.Percentiles;
import org.rpmsgexplorer.core.benchmark.Ratio;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.ThroughputFigure;
import org.rpmsgexplorer.core.benchmark.report.Plain;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;

/**
 * The one figure of a run that stands for it: the whole loop, or the smallest message.
 *
 * @param measured what it is of
 * @param legacy the legacy way's median with its unit
 * @param fd the fd way's
 * @param ratio how many times the second the first is
 * @param interval that holds the true ratio 19 of 20 times
 */
record Headline(String measured, String legacy, String fd, String ratio, String interval) {
    /** That of a run without samples. */
    static final Headline NONE = new Headline(RunRow.UNKNOWN, RunRow.UNKNOWN, RunRow.UNKNOWN, RunRow.UNKNOWN, RunRow.UNKNOWN);

    static Headline of(BenchmarkRun run) {
        if (run.plan() instanceof CreationPlan) {
            return creation(CreationFigure.of(run));
        }
        return run.plan() instanceof LatencyPlan ? latency(LatencyFigure.of(run)) : throughput(ThroughputFigure.of(run));
    }

    private static Headline creation(List<CreationFigure> figures) {
        Optional<CreationFigure> loop = figures.stream().filter(figure -> figure.series().step() == Step.LOOP).findFirst();
        String measured = loop.map(figure -> NLS.bind(Messages.Headline_creation, figure.series().engine()))
                .orElse(Messages.Headline_creationNone);
        return of(measured, Messages.Headline_micros, loop.flatMap(CreationFigure::legacy).map(Headline::median),
                loop.flatMap(CreationFigure::fd).map(Headline::median), loop.flatMap(CreationFigure::ratio));
    }

    private static double median(LoopTimes times) {
        return times.net().median();
    }

    private static Headline latency(List<LatencyFigure> figures) {
        Optional<LatencyFigure> first = figures.stream().findFirst();
        return of(first.map(figure -> NLS.bind(Messages.Headline_latency, Integer.toString(figure.size())))
                .orElse(Messages.Headline_latencyNone), Messages.Headline_micros,
                first.flatMap(LatencyFigure::legacy).flatMap(EchoTimes::service).map(Percentiles::p50),
                first.flatMap(LatencyFigure::fd).flatMap(EchoTimes::service).map(Percentiles::p50),
                first.flatMap(LatencyFigure::ratio));
    }

    private static Headline throughput(List<ThroughputFigure> figures) {
        Optional<ThroughputFigure> first = figures.stream().findFirst();
        return of(first.map(figure -> NLS.bind(Messages.Headline_throughput, Integer.toString(figure.size())))
                .orElse(Messages.Headline_throughputNone), Messages.Headline_perSecond,
                first.flatMap(ThroughputFigure::legacy).map(Summary::median),
                first.flatMap(ThroughputFigure::fd).map(Summary::median), first.flatMap(ThroughputFigure::ratio));
    }

    private static Headline of(String measured, String unit, Optional<Double> legacy, Optional<Double> fd, Optional<Ratio> ratio) {
        return new Headline(measured, value(legacy, unit), value(fd, unit),
                ratio.map(known -> Plain.number(known.value())).orElse(RunRow.UNKNOWN),
                ratio.flatMap(Ratio::interval).map(Headline::text).orElse(RunRow.UNKNOWN));
    }

    private static String value(Optional<Double> value, String unit) {
        return value.map(known -> Plain.number(known) + ' ' + unit).orElse(RunRow.UNKNOWN);
    }

    private static String text(Interval range) {
        return NLS.bind(Messages.Headline_interval, Plain.number(range.low()), Plain.number(range.high()));
    }

    /** Returns the ratio with how sure it is, for a narrow column. */
    String sureRatio() {
        return interval.equals(RunRow.UNKNOWN) ? ratio : NLS.bind(Messages.Headline_sureRatio, ratio, interval);
    }

    /** Returns all of it in one line. */
    String sentence() {
        return NLS.bind(Messages.Headline_sentence, new Object[] {measured, legacy, fd, sureRatio()});
    }
}
