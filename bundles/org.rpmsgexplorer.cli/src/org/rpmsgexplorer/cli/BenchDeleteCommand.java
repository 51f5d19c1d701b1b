// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes benchmark runs. */
@Command(name = "delete", mixinStandardHelpOptions = true,
        description = "Delete runs that are kept, also one whose file is broken.",
        footer = {"", "Examples:", "  rpmsg bench delete 20260102-030405-1a2b"})
final class BenchDeleteCommand implements Callable<Integer> {
    @Mixin
    private BenchRuns runs;

    @Parameters(arity = "1..*", paramLabel = "RUN",
            description = "The id of a run, or the beginning of it that no other one has.")
    private List<String> names;

    @Override
    public Integer call() throws Exception {
        for (String name : names) {
            System.out.println("Run " + runs.store().delete(name) + " deleted");
        }
        return 0;
    }
}
