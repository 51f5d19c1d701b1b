// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.benchmark.statistics.Bootstrap;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.linux.Affinity;
import org.rpmsgexplorer.linux.JavaLoopEngine;
import org.rpmsgexplorer.linux.LoopSubject;
import org.rpmsgexplorer.linux.LoopTimes;

/** How exact the Java engine is where a call costs so little that its own cost counts: on this machine, without rpmsg. */
final class EventFdFigure implements Figure {
    private static final String PROGRAM = "eventfd-time";
    private static final double LIMIT_RATIO = 0.05;
    private static final double PRECISE = 0.005;
    private static final int LOOPS = 20_000;
    private static final int WARM_UP = 50;
    private static final int LEAST_ROUNDS = 100;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration QUICK_LIMIT = Duration.ofSeconds(15);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "eventfd";
    }

    @Override
    public String description() {
        return "eventfd and close on this machine by the Java engine, without its cost, against a C program";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int processor = Runtime.getRuntime().availableProcessors() - 1;
        Path binary = settings.work().resolve(PROGRAM);
        Programs programs = new Programs(settings.work());
        programs.finish(programs.begin(List.of("cc", "-Wall", "-Wextra", "-Werror", "-O2", "-pthread", "-o", binary.toString(),
                settings.reference().resolve(PROGRAM + ".c").toString())), END_LIMIT);
        Process program = new ProcessBuilder(binary.toString(), Integer.toString(LOOPS), Integer.toString(processor))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (Affinity pinned = Affinity.pin(processor); OutputStream go = program.getOutputStream();
                BufferedReader times = new BufferedReader(
                        new InputStreamReader(program.getInputStream(), StandardCharsets.US_ASCII))) {
            return measure(go, times, settings);
        } finally {
            if (!program.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        }
    }

    private List<Line> measure(OutputStream go, BufferedReader times, Settings settings) throws Exception {
        JavaLoopEngine engine = new JavaLoopEngine();
        LoopSubject subject = new LoopSubject.EventFd();
        for (int round = 0; round < WARM_UP; round++) {
            engine.run(subject, LOOPS, false);
        }
        List<Double> raw = new ArrayList<>();
        List<Double> net = new ArrayList<>();
        List<Double> reference = new ArrayList<>();
        long start = System.nanoTime();
        Duration limit = settings.quick() ? QUICK_LIMIT : LIMIT;
        int look = LEAST_ROUNDS;
        while (System.nanoTime() - start < limit.toNanos()) {
            go.write('.');
            go.flush();
            String nanos = times.readLine();
            if (nanos == null) {
                throw new IOException(PROGRAM + " has ended");
            }
            LoopTimes ours = engine.run(subject, LOOPS, false);
            reference.add(Double.parseDouble(nanos) / LOOPS);
            raw.add((double) ours.rawNanos().get(0) / LOOPS);
            net.add((2.0 * ours.rawNanos().get(0) - ours.doubledNanos().get(0)) / LOOPS);
            if (net.size() >= look) {
                look = (int) Math.ceil(1.2 * net.size());
                Optional<Interval> interval = Bootstrap.ratio(array(net), array(reference));
                if (interval.filter(range -> range.halfWidth() <= PRECISE).isPresent()) {
                    break;
                }
            }
        }
        return List.of(line(array(net), array(reference), Summary.of(array(raw)).median()));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Line line(double[] net, double[] reference, double raw) {
        double value = Summary.of(net).median();
        double known = Summary.of(reference).median();
        return new Line(name() + " java", "ns", value, OptionalDouble.of(known), Line.Rule.RATIO_WITHIN, value / known, LIMIT_RATIO,
                description() + String.format(Locale.ROOT, "; %.0f ns as measured, medians of %d rounds of %d loops%s", raw,
                        net.length, LOOPS, Bootstrap.ratio(net, reference).map(range -> String.format(Locale.ROOT,
                                ", 95 %% interval %.4f to %.4f", range.low(), range.high())).orElse("")));
    }
}
