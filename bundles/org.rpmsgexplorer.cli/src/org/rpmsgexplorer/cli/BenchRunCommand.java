// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.BenchmarkRunner;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.RunProgress;
import org.rpmsgexplorer.core.connection.Connection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a benchmark and keeps the run. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = {"Measure the legacy way against the fd way, and keep the run.",
                "creation: how long endpoints take to be created, opened, destroyed and closed, as in the cover letter of the fd"
                        + " uAPI's kernel series. latency, throughput: messages to an echo service and back.",
                "Ctrl-C ends it at once, keeps what was measured, and leaves nothing on the board."},
        footer = {"", "Examples:", "  rpmsg bench run", "  rpmsg bench run --until 1% --engine both --cpu 0",
                "  rpmsg bench run --steps -n 10000 --label 'before the patch'", "  rpmsg bench run --existing 0,1,10,100,1000",
                "  rpmsg bench run --measure latency --rate 1000 --size 16,64,496"})
final class BenchRunCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    @Mixin
    private BoardOption board;

    @Mixin
    private BenchPlanOptions plan;

    @Mixin
    private BenchRuns runs;

    @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", description = "What to call the run.")
    private String label;

    @Option(names = "--no-save", description = "Do not keep the run.")
    private boolean unsaved;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        plan.refuseImpossible();
        // Until the run is kept: at Ctrl-C the JVM waits for that.
        try (Interrupt interrupt = new Interrupt()) {
            BenchmarkRun run = measure(interrupt);
            boolean kept = false;
            try {
                kept = !unsaved && runs.store().add(run);
            } finally {
                // What took long to measure is shown, also where it cannot be kept.
                print(run, kept);
            }
            return exitCode(run.outcome());
        }
    }

    private BenchmarkRun measure(Interrupt interrupt) throws Exception {
        try (Connection connection = board.connect(); StepLine line = new StepLine()) {
            line.step("Getting ready");
            return BenchmarkRunner.run(connection, board.text(), label, plan.resolve(connection), listener(line, interrupt));
        }
    }

    private void print(BenchmarkRun run, boolean kept) {
        if (json) {
            BenchReport.printJson(run);
        } else {
            BenchReport.print(run, System.out);
            BenchReport.printPublished(run, System.out);
            System.out.println(kept ? "Kept: rpmsg bench show " + run.id() + ", compare, export." : "The run was not kept.");
        }
    }

    private static int exitCode(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE, PRECISE -> 0;
            case CANCELLED -> INTERRUPTED;
            case TOO_NOISY, LOST, FAILED -> 1;
        };
    }

    private static RunProgress.Listener listener(StepLine line, Interrupt interrupt) {
        return new RunProgress.Listener() {
            @Override
            public void goesOn(String text, double share, Optional<Duration> left) {
                line.step(text + ", " + Math.round(100 * share) + " %"
                        + left.map(time -> ", " + show(time) + " left").orElse(""));
            }

            @Override
            public boolean isCancelled() {
                return interrupt.askedByNow();
            }
        };
    }

    private static String show(Duration time) {
        long seconds = time.toSeconds() + 1;
        return seconds < 100 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}
