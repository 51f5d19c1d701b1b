// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.benchmark.Doubts;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LatencyFigure;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.ThroughputFigure;
import org.rpmsgexplorer.core.benchmark.report.CsvExport;
import org.rpmsgexplorer.core.benchmark.report.MarkdownReport;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a benchmark run. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Show the figures of a run, where it was, and what makes it doubtful.",
        footer = {"", "Examples:", "  rpmsg bench show last", "  rpmsg bench show published --samples",
                "  rpmsg bench show last --markdown > mail.md"})
final class BenchShowCommand implements Callable<Integer> {
    @Mixin
    private BenchRuns runs;

    @Parameters(paramLabel = "RUN", description = BenchRuns.HELP)
    private String name;

    @ArgGroup
    private As as = new As();

    /** How it is shown; otherwise as tables. */
    private static final class As {
        @Option(names = "--json", description = "Print the figures as JSON.")
        private boolean json;

        @Option(names = "--markdown", description = "Print a text for a mail to a kernel list.")
        private boolean markdown;

        @Option(names = "--samples", description = "Print the samples as comma-separated values instead.")
        private boolean samples;
    }

    /** What is printed as JSON; what is not known is null. */
    private record Shown(String id, String label, Optional<Instant> started, Optional<Duration> took, Outcome outcome,
            String measured, BenchmarkPlan plan, Environment before, Optional<Environment> after, List<String> doubts,
            List<String> notes, int samples, List<CreationFigure> creation, List<LatencyFigure> latency,
            List<ThroughputFigure> throughput) {
        static Shown of(BenchmarkRun run) {
            return new Shown(run.id(), run.label(), run.started(), run.took(), run.outcome(), BenchTables.kind(run.plan()),
                    run.plan(), run.before(), run.after(), Doubts.of(run.before(), run.after()), run.notes(),
                    run.samples().size(), CreationFigure.of(run), LatencyFigure.of(run), ThroughputFigure.of(run));
        }
    }

    @Override
    public Integer call() throws Exception {
        BenchmarkRun run = runs.find(name);
        if (as.json) {
            Json.print(Shown.of(run));
        } else if (as.markdown) {
            System.out.print(MarkdownReport.of(run));
        } else if (as.samples) {
            CsvExport.write(run, System.out);
        } else {
            BenchTables.print(run, System.out);
            System.out.println();
            System.out.println(Terminal.harmless(summary(run)));
            run.notes().forEach(note -> System.out.println(Terminal.harmless(note)));
            Doubts.of(run.before(), run.after()).forEach(doubt -> System.out.println(Terminal.harmless("Doubtful: " + doubt)));
        }
        return 0;
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
