// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.Doubts;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LatencyFigure;
import org.rpmsgexplorer.core.benchmark.Measure;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.ThroughputFigure;
import org.rpmsgexplorer.core.benchmark.file.RunStore;

/** Shows a benchmark run with what was measured, where, and what makes it doubtful. */
final class BenchReport {
    private BenchReport() {
    }

    /** What is printed as JSON; what is not known is null. */
    private record Shown(String id, String label, Optional<Instant> started, Optional<Duration> took, Outcome outcome,
            String measured, BenchmarkPlan plan, Environment before, Optional<Environment> after, List<String> doubts,
            List<String> notes, int samples, List<CreationFigure> creation, List<LatencyFigure> latency,
            List<ThroughputFigure> throughput) {
        static Shown of(BenchmarkRun run) {
            return new Shown(run.id(), run.label(), run.started(), run.took(), run.outcome(),
                    Measure.of(run.plan()).toString(), run.plan(), run.before(), run.after(),
                    Doubts.of(run.before(), run.after()), run.notes(), run.samples().size(), CreationFigure.of(run), LatencyFigure.of(run), ThroughputFigure.of(run));
        }
    }

    static void printJson(BenchmarkRun run) {
        Json.print(Shown.of(run));
    }

    static void print(BenchmarkRun run, PrintStream out) {
        BenchTables.print(run, out);
        out.println();
        out.println(Terminal.harmless(summary(run)));
        run.notes().forEach(note -> out.println(Terminal.harmless(note)));
        Doubts.of(run.before(), run.after()).forEach(doubt -> out.println(Terminal.harmless("Doubtful: " + doubt)));
    }

    /** Prints what the cover letter published beside a run of our own. */
    static void printPublished(BenchmarkRun run, PrintStream out) {
        if (run.plan() instanceof CreationPlan) {
            CreationFigure.of(RunStore.published()).forEach(figure -> figure.ratio().ifPresent(ratio -> out.println(
                    "Published (30 rows of the cover letter, in C, on its author's board): legacy "
                            + BenchTables.number(figure.legacy().orElseThrow().net().median()) + " us, fd "
                            + BenchTables.number(figure.fd().orElseThrow().net().median()) + " us, legacy/fd "
                            + BenchTables.number(ratio.value()) + "; see rpmsg bench show published.")));
            out.println("Measured: creating, opening, destroying and closing an endpoint; no message moves. Most of the legacy way's"
                    + " time is its node, by the kernel and udev or mdev: a ratio belongs to a board and its user space.");
        }
    }

    private static String summary(BenchmarkRun run) {
        Environment where = run.before();
        return "Run " + run.id() + (run.label().isEmpty() ? "" : " (" + run.label() + ")") + ": " + run.outcome() + ", "
                + where.board().map(board -> board + ", ").orElse("") + run.plan().control()
                + where.kernel().map(kernel -> ", Linux " + kernel).orElse("")
                + where.machine().map(machine -> " (" + machine + ")").orElse("")
                + where.deviceManager().map(manager -> ", nodes by " + manager).orElse("") + ".";
    }
}
