// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.benchmark.EchoTimes;
import org.rpmsgexplorer.core.benchmark.LatencyFigure;
import org.rpmsgexplorer.core.benchmark.LoopTimes;
import org.rpmsgexplorer.core.benchmark.Percentiles;
import org.rpmsgexplorer.core.benchmark.Ratio;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.ThroughputFigure;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Way;

/** Prints the figures of a benchmark run as tables. */
final class BenchTables {
    private final PrintStream out;

    private BenchTables(PrintStream out) {
        this.out = out;
    }

    static void print(BenchmarkRun run, PrintStream out) {
        BenchTables tables = new BenchTables(out);
        tables.creation(CreationFigure.of(run));
        tables.latency(LatencyFigure.of(run));
        tables.throughput(ThroughputFigure.of(run));
        if (run.samples().isEmpty()) {
            out.println("No sample was taken.");
        }
    }

    /** Returns a number with as many digits behind the point as say something. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 10 ? "%.3f" : size < 1000 ? "%.1f" : "%.0f", value);
    }

    private void creation(List<CreationFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        CreationColumns columns = CreationColumns.of(figures);
        Table times = new Table(columns.titles("WAY", ">MEDIAN us", ">P95", ">P99", ">SPREAD", ">RAW", ">OVERHEAD", ">SAMPLES",
                ">OUTLIERS", ">RETRIES", ""));
        Table ratios = new Table(columns.titles(">LEGACY/FD", "95 %"));
        for (CreationFigure figure : figures) {
            figure.legacy().ifPresent(loops -> times.add(columns.row(figure, times(Way.LEGACY, loops))));
            figure.fd().ifPresent(loops -> times.add(columns.row(figure, times(Way.FD, loops))));
            ratios.add(columns.row(figure, List.of(figure.ratio().map(known -> number(known.value())).orElse(Addresses.UNKNOWN),
                    interval(figure.ratio()))));
        }
        times.print(out, "");
        out.println();
        ratios.print(out, "");
        out.println();
        out.println("Times are for one loop, in us, without the overhead, which is what the way into the kernel costs."
                + (columns.existing() ? " THERE: how many endpoints there were already." : ""));
    }

    /**
     * Which columns say something: most runs have one step, the whole loop, and no endpoints that were there already.
     *
     * @param step whether there are several
     * @param existing whether there were any
     */
    private record CreationColumns(boolean step, boolean existing) {
        static CreationColumns of(List<CreationFigure> figures) {
            return new CreationColumns(figures.stream().anyMatch(figure -> figure.series().step() != Step.LOOP),
                    figures.stream().anyMatch(figure -> figure.series().existing() > 0));
        }

        String[] titles(String... others) {
            return cells("ENGINE", "STEP", ">THERE", List.of(others));
        }

        String[] row(CreationFigure figure, List<String> others) {
            return cells(figure.series().engine().toString(), figure.series().step().toString(),
                    Integer.toString(figure.series().existing()), others);
        }

        private String[] cells(String engine, String ofStep, String there, List<String> others) {
            List<String> all = new ArrayList<>(List.of(engine));
            if (step) {
                all.add(ofStep);
            }
            if (existing) {
                all.add(there);
            }
            all.addAll(others);
            return all.toArray(String[]::new);
        }
    }

    private static List<String> times(Way way, LoopTimes loops) {
        Summary net = loops.net();
        return List.of(way.toString(), number(net.median()), number(net.p95()), number(net.p99()), number(net.spread()),
                number(loops.raw()), number(loops.overhead()), Integer.toString(net.count()),
                Integer.toString(loops.outlierCount()),
                loops.retries().isPresent() ? Long.toString(loops.retries().getAsLong()) : Addresses.UNKNOWN,
                loops.isDoubtful() ? "doubtful: less than its overhead" : "");
    }

    private void latency(List<LatencyFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        Table table = new Table(">BYTES", "WAY", "FROM", ">P50 us", ">P90", ">P99", ">P99.9", ">MAX", ">LOST", ">SENT");
        for (LatencyFigure figure : figures) {
            figure.legacy().ifPresent(echoes -> echoes(table, figure.size(), Way.LEGACY, echoes));
            figure.fd().ifPresent(echoes -> echoes(table, figure.size(), Way.FD, echoes));
        }
        table.print(out, "");
        out.println();
        figures.forEach(figure -> figure.verdict().ifPresent(verdict -> out.println(figure.size() + " bytes: " + verdict)));
        out.println("From sent: what the echo took. From due: with the time that it waited because one before it took long.");
    }

    private static void echoes(Table table, int size, Way way, EchoTimes echoes) {
        add(table, size, way, "sent", echoes, echoes.service());
        add(table, size, way, "due", echoes, echoes.response());
    }

    private static void add(Table table, int size, Way way, String from, EchoTimes echoes,
            Optional<Percentiles> times) {
        table.add(Integer.toString(size), way.toString(), from, number(times.map(Percentiles::p50)),
                number(times.map(Percentiles::p90)), number(times.map(Percentiles::p99)),
                number(times.map(Percentiles::p999)), number(times.map(Percentiles::max)), Long.toString(echoes.lost()),
                Long.toString(echoes.sent()));
    }

    private void throughput(List<ThroughputFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        Table table = new Table(">BYTES", "WAY", ">MEDIAN 1/s", ">MIN", ">MAX", ">SPREAD", ">SAMPLES");
        for (ThroughputFigure figure : figures) {
            figure.legacy().ifPresent(rate -> add(table, figure.size(), Way.LEGACY, rate));
            figure.fd().ifPresent(rate -> add(table, figure.size(), Way.FD, rate));
        }
        table.print(out, "");
        out.println();
        figures.forEach(figure -> figure.verdict().ifPresent(verdict -> out.println(figure.size() + " bytes: " + verdict)));
    }

    private static void add(Table table, int size, Way way, Summary rate) {
        table.add(Integer.toString(size), way.toString(), number(rate.median()), number(rate.min()), number(rate.max()),
                number(rate.spread()), Integer.toString(rate.count()));
    }

    private static String interval(Optional<Ratio> ratio) {
        return ratio.flatMap(Ratio::interval).map(range -> number(range.low()) + " to " + number(range.high()))
                .orElse(Addresses.UNKNOWN);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : Addresses.UNKNOWN;
    }

    private static String number(Optional<Double> value) {
        return value.map(BenchTables::number).orElse(Addresses.UNKNOWN);
    }
}
