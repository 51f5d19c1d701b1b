// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.report.RunFormat;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a benchmark run to a file. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = {"Write a run to a file.", "The end of the target's name tells how:",
                "  .json  the run itself with all that is known, for rpmsg bench import and compare",
                "  .csv   every sample, for spreadsheets",
                "  .md    a text for a mail to a kernel list"},
        footer = {"", "Examples:", "  rpmsg bench export last board-a.json", "  rpmsg bench export published published.csv",
                "  rpmsg bench export last - --format md"})
final class BenchExportCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Mixin
    private BenchRuns runs;

    @Parameters(index = "0", paramLabel = "RUN", description = BenchRuns.HELP)
    private String name;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The new file; - is standard output, json without --format.")
    private Path target;

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "How to write it, whatever its name: ${COMPLETION-CANDIDATES}.")
    private RunFormat format;

    @Option(names = "--overwrite", description = "Write a file anew that is there. Default: refuse.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        RunFormat chosen = chosen();
        BenchmarkRun run = runs.find(name);
        if (target.equals(STANDARD_OUTPUT)) {
            chosen.write(run, System.out);
            return 0;
        } else if (!overwrite && Files.exists(target)) {
            throw new CommandException("The file " + target + " is there already",
                    "Name another one, or write it anew with --overwrite.", null);
        }
        chosen.write(run, target);
        System.err.println("Run " + run.id() + " written to " + Terminal.harmless(target.toString()));
        return 0;
    }

    private RunFormat chosen() {
        if (format != null) {
            return format;
        } else if (target.equals(STANDARD_OUTPUT)) {
            return RunFormat.JSON;
        }
        return RunFormat.of(target).orElseThrow(() -> new UsageException("The name of " + target
                + " does not tell its format: it ends in .json (the run itself), .csv (samples) or .md (a text)"));
    }
}
