// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.file.RunFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes benchmark runs of others. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = {"Keep runs that rpmsg bench export has written elsewhere.",
                "A run that is here already stays; another one with its id is refused."},
        footer = {"", "Examples:", "  rpmsg bench import colleague.json"})
final class BenchImportCommand implements Callable<Integer> {
    @Mixin
    private BenchRuns runs;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A run (.json).")
    private List<Path> files;

    @Override
    public Integer call() throws Exception {
        for (Path file : files) {
            BenchmarkRun run = RunFile.read(file);
            boolean added = runs.store().add(run);
            System.out.println("Run " + run.id() + (added ? " imported" : " was here already"));
        }
        return 0;
    }
}
