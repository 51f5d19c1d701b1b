// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
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

    @Override
    public Integer call() throws Exception {
        BenchmarkRun run = runs.find(name);
        if (as.json) {
            BenchReport.printJson(run);
        } else if (as.markdown) {
            System.out.print(MarkdownReport.of(run));
        } else if (as.samples) {
            CsvExport.write(run, System.out);
        } else {
            BenchReport.print(run, System.out);
        }
        return 0;
    }
}
