// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.PrintStream;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.LoopResult;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Way;

/** Prints a benchmark's result beside the published rows, and what was measured. */
final class LoopReport {
    private LoopReport() {
    }

    static void print(LoopResult result, PrintStream out) {
        List<LoopSample> legacy = samples(result, Way.LEGACY);
        List<LoopSample> fd = samples(result, Way.FD);
        List<CreationSample> published = RunStore.published().samples(CreationSample.class);
        int loops = legacy.get(0).loops();
        Table table = new Table("SAMPLE", ">LOOPS", ">LEGACY us", ">FD us", ">LEGACY us/LOOP", ">FD us/LOOP", ">RATIO");
        for (int index = 0; index < legacy.size(); index++) {
            LoopSample other = index < fd.size() ? fd.get(index) : null;
            table.add(Integer.toString(index + 1), Integer.toString(loops), total(legacy.get(index)), total(other),
                    perLoop(legacy.get(index)), perLoop(other), other == null ? Addresses.UNKNOWN
                            : number(legacy.get(index).microsPerLoop() / other.microsPerLoop(), 1));
        }
        table.add("median", "", "", "", median(result.medianMicros(Way.LEGACY), 2),
                median(result.medianMicros(Way.FD), 2), median(result.ratio(), 1));
        published.stream().map(CreationSample::loops).distinct().forEach(series -> addPublished(table, published, series));
        DoubleSummaryStatistics ratios = ratios(published).summaryStatistics();
        table.print(out, "");
        out.println();
        out.println("Measured: creating, opening, destroying and closing an endpoint, on " + result.control() + " with Linux "
                + result.kernel() + " (" + result.machine() + "), by the agent on Java " + result.java() + ". No message moves.");
        if (fd.isEmpty()) {
            out.println("The fd way is missing: " + result.note() + ".");
        }
        out.println("Each time includes what calling Linux from Java costs (JNA), so C is faster and its ratio differs; the clock"
                + " reads between the legacy way's steps are subtracted. releng/reference/cover-letter.c measures in C.");
        out.printf(Locale.ROOT, "Published: the 30 rows of the cover letter, medians of ten each (ratios %.0f to %.0f; C, on"
                + " another board). Most of the legacy way's time is the node's creation by kernel and udev or mdev, so a ratio belongs to"
                + " a board and its user space.%n", ratios.getMin(), ratios.getMax());
    }

    private static void addPublished(Table table, List<CreationSample> published, int loops) {
        List<CreationSample> series = published.stream().filter(sample -> sample.loops() == loops).toList();
        double legacy = LoopResult.median(micros(series, Way.LEGACY)).orElseThrow();
        double fd = LoopResult.median(micros(series, Way.FD)).orElseThrow();
        double ratio = LoopResult.median(ratios(series)).orElseThrow();
        table.add("published", Integer.toString(loops), number(legacy, 0), number(fd, 0), number(legacy / loops, 2),
                number(fd / loops, 2), number(ratio, 1));
    }

    private static DoubleStream micros(List<CreationSample> published, Way way) {
        return published.stream().filter(sample -> sample.way() == way).mapToDouble(sample -> sample.netNanos() / 1000.0);
    }

    /** The cover letter has a ratio for each of its rows, which are the rounds. */
    private static DoubleStream ratios(List<CreationSample> published) {
        double[] legacy = micros(published, Way.LEGACY).toArray();
        double[] fd = micros(published, Way.FD).toArray();
        return IntStream.range(0, fd.length).mapToDouble(row -> legacy[row] / fd[row]);
    }

    private static List<LoopSample> samples(LoopResult result, Way way) {
        return result.samples().stream().filter(sample -> sample.way() == way).toList();
    }

    private static String total(LoopSample sample) {
        return sample == null ? Addresses.UNKNOWN : Long.toString((sample.nanos() - sample.clockNanos()) / 1000);
    }

    private static String perLoop(LoopSample sample) {
        return sample == null ? Addresses.UNKNOWN : number(sample.microsPerLoop(), 2);
    }

    private static String median(OptionalDouble value, int digits) {
        return value.isPresent() ? number(value.getAsDouble(), digits) : Addresses.UNKNOWN;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
