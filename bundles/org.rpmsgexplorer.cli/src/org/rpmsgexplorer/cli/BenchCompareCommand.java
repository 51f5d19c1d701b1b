// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.ComparedFigure;
import org.rpmsgexplorer.core.benchmark.RunComparison;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two benchmark runs. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = {"Compare two runs, such as those of two boards or of two kernels: is a difference real?",
                "For two runs of the same on the same board, the 95 %% interval of a difference has 0 in it 19 times of 20."},
        footer = {"", "Examples:", "  rpmsg bench compare published last",
                "  rpmsg bench compare 20260102-0304 colleague.json --json"})
final class BenchCompareCommand implements Callable<Integer> {
    @Mixin
    private BenchRuns runs;

    @Parameters(index = "0", paramLabel = "FIRST", description = BenchRuns.HELP)
    private String first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another run, in the same ways.")
    private String second;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What is printed as JSON. */
    private record Compared(String first, String second, List<ComparedFigure> figures, List<String> unlike) {
    }

    @Override
    public Integer call() throws Exception {
        BenchmarkRun one = runs.find(first);
        BenchmarkRun other = runs.find(second);
        RunComparison comparison = RunComparison.of(one, other);
        if (json) {
            Json.print(new Compared(one.id(), other.id(), comparison.figures(), comparison.unlike()));
            return 0;
        }
        if (comparison.figures().isEmpty()) {
            System.out.println("The two runs have no figure in common.");
        } else {
            Table table = new Table("FIGURE", ">FIRST", ">SECOND", "", "DIFFERENCE");
            comparison.figures().forEach(figure -> table.add(figure.name(), BenchTables.number(figure.first()),
                    BenchTables.number(figure.second()), figure.unit(), figure.verdict()));
            table.print(System.out, "");
        }
        System.out.println();
        System.out.println("First: " + one.id() + ", second: " + other.id() + (comparison.unlike().isEmpty()
                ? "; plans and environments are alike, as far as they are known."
                : ". A difference may come from what is not alike:"));
        comparison.unlike().forEach(line -> System.out.println("  " + Terminal.harmless(line)));
        return 0;
    }
}
