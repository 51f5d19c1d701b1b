// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.benchmark.statistics.Bootstrap;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Way;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The cover letter's loops by both engines, against an independent C program on the same board, all taking turns. */
final class BenchFigure implements Figure {
    private static final String PROGRAM = "cover-letter";
    private static final String CONTROL = "rpmsg_ctrl0";
    private static final double NATIVE_LIMIT = 0.02;
    private static final double JAVA_LIMIT = 0.05;
    private static final double PRECISE = 0.01;
    private static final int LOOPS = 500;
    private static final int LEAST_ROUNDS = 20;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration QUICK_LIMIT = Duration.ofSeconds(30);
    private static final Duration RUN_LIMIT = Duration.ofSeconds(60);

    /** What one program measured in all rounds, in microseconds for a loop. */
    private record Series(List<Double> legacy, List<Double> fd) {
        Series() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        double[] of(Way way) {
            return (way == Way.LEGACY ? legacy : fd).stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** Of the legacy way to the fd way, round by round. */
        double[] ratios() {
            double[] ratios = of(Way.LEGACY);
            for (int round = 0; round < ratios.length; round++) {
                ratios[round] /= fd.get(round);
            }
            return ratios;
        }
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String description() {
        return "one loop of the cover letter, against an independent C program on the same board";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        Duration limit = settings.quick() ? QUICK_LIMIT : LIMIT;
        Series program = new Series();
        Series inC = new Series();
        Series inJava = new Series();
        try (Lab lab = Lab.start(settings); Connection connection = lab.connect()) {
            String path = lab.install(PROGRAM);
            long start = System.nanoTime();
            int look = LEAST_ROUNDS;
            for (int round = 1;; round++) {
                run(lab, path, program);
                run(connection, Engine.NATIVE, inC);
                run(connection, Engine.JAVA, inJava);
                if (round >= look) {
                    look = (int) Math.ceil(1.2 * round);
                    double widest = Math.max(width(inC, program), width(inJava, program));
                    settings.progress().accept(String.format(Locale.ROOT, "round %d, ±%.2f %% of %.0f %%", round, 100 * widest,
                            100 * PRECISE));
                    if (widest <= PRECISE) {
                        break;
                    }
                }
                if (System.nanoTime() - start > limit.toNanos()) {
                    break;
                }
            }
        }
        List<Line> lines = new ArrayList<>(lines("native", inC, program, NATIVE_LIMIT));
        lines.addAll(lines("java", inJava, program, JAVA_LIMIT));
        return lines;
    }

    private static void run(Lab lab, String program, Series into) throws Exception {
        JsonNode times = JsonMapper.builder().build().readTree(lab.run(program + " " + LOOPS, new byte[0], RUN_LIMIT));
        into.legacy.add(times.get("legacy_us").asDouble() / LOOPS);
        into.fd.add(times.get("fd_us").asDouble() / LOOPS);
    }

    private static void run(Connection connection, Engine engine, Series into) throws Exception {
        for (Way way : Way.values()) {
            LoopSample sample = connection.measurements().loops(CONTROL, way, engine, false, LOOPS, OptionalInt.empty(),
                    Progress.NONE);
            long raw = sample.rawNanos().get(0);
            long net = sample.doubledNanos().isEmpty() ? raw : 2 * raw - sample.doubledNanos().get(0);
            (way == Way.LEGACY ? into.legacy : into.fd).add(net / 1e3 / LOOPS);
        }
    }

    /** The widest interval of a way's time against the program's, half of it. */
    private static double width(Series series, Series program) {
        double widest = 0;
        for (Way way : Way.values()) {
            Optional<Interval> interval = Bootstrap.ratio(series.of(way), program.of(way));
            widest = Math.max(widest, interval.map(Interval::halfWidth).orElse(1.0));
        }
        return widest;
    }

    private List<Line> lines(String engine, Series series, Series program, double limit) {
        List<Line> lines = new ArrayList<>();
        for (Way way : Way.values()) {
            lines.add(line(engine + " " + way, "us", series.of(way), program.of(way), limit));
        }
        if (engine.equals("native")) {
            lines.add(line(engine + " ratio", "x", series.ratios(), program.ratios(), limit));
        }
        return lines;
    }

    private Line line(String what, String unit, double[] ours, double[] theirs, double limit) {
        double value = Summary.of(ours).median();
        double reference = Summary.of(theirs).median();
        String sure = Bootstrap.ratio(ours, theirs).map(range -> String.format(Locale.ROOT, "95 %% interval %.4f to %.4f",
                range.low(), range.high())).orElse("too few rounds for an interval");
        return new Line(name() + " " + what, unit, value, OptionalDouble.of(reference), Line.Rule.RATIO_WITHIN, value / reference,
                limit, description() + "; medians of " + ours.length + " rounds of " + LOOPS + " loops, " + sure);
    }
}
