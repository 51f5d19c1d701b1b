// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.Measure;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.file.StoredRun;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists benchmark runs. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "List the runs that are kept, the newest first.",
        footer = {"", "Examples:", "  rpmsg bench list", "  rpmsg bench list --json"})
final class BenchListCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    @Mixin
    private BenchRuns runs;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What is printed as JSON; what is not known is null. */
    private record Listed(String id, Path file, Optional<Instant> started, Optional<String> label, Optional<String> measured,
            Optional<String> board, Optional<String> kernel, Optional<Outcome> outcome, int samples, Optional<String> problem) {
        static Listed of(StoredRun run) {
            Optional<BenchmarkRun> head = run.head();
            return new Listed(run.id(), run.file(), head.flatMap(BenchmarkRun::started), head.map(BenchmarkRun::label),
                    head.map(known -> Measure.of(known.plan()).toString()), head.flatMap(known -> known.before().board()),
                    head.flatMap(known -> known.before().kernel()), head.map(BenchmarkRun::outcome), run.samples(),
                    Optional.of(run.problem()).filter(problem -> !problem.isEmpty()));
        }
    }

    @Override
    public Integer call() throws Exception {
        List<Listed> found = runs.store().list().stream().map(Listed::of).toList();
        if (json) {
            Json.print(found);
        } else if (found.isEmpty()) {
            System.out.println("There is no run yet: rpmsg bench makes one, rpmsg bench import takes a file.");
            System.out.println("The cover letter's rows are always there: rpmsg bench show published.");
        } else {
            print(found);
        }
        return 0;
    }

    private static String local(Instant time) {
        return TIME.withZone(ZoneId.systemDefault()).format(time);
    }

    private static void print(List<Listed> found) {
        Table table = new Table("ID", "STARTED", "MEASURED", "BOARD", "KERNEL", ">SAMPLES", "OUTCOME", "LABEL");
        for (Listed run : found) {
            table.add(run.id(), run.started().map(BenchListCommand::local).orElse(Addresses.UNKNOWN),
                    run.measured().orElse(Addresses.UNKNOWN), run.board().orElse(Addresses.UNKNOWN),
                    run.kernel().orElse(Addresses.UNKNOWN), Integer.toString(run.samples()),
                    run.problem().isPresent() ? "broken" : run.outcome().map(Outcome::toString).orElse(Addresses.UNKNOWN),
                    run.label().orElse(""));
        }
        table.print(System.out, "");
        found.stream().flatMap(run -> run.problem().stream())
                .forEach(problem -> System.err.println("rpmsg: " + Terminal.harmless(problem)));
    }
}
