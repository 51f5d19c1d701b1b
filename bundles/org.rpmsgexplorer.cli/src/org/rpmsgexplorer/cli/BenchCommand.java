// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs benchmarks and looks at what they have measured; without one of its commands it is {@code bench run}. */
@Command(name = "bench",
        description = {"Run benchmarks, and look at what they have measured.", "Without a command: rpmsg bench run."},
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {BenchRunCommand.class, BenchListCommand.class, BenchShowCommand.class, BenchCompareCommand.class,
                BenchExportCommand.class, BenchImportCommand.class, BenchDeleteCommand.class},
        footer = {"", "Examples:", "  rpmsg bench", "  rpmsg bench show published", "  rpmsg bench compare last published"})
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private BenchRunCommand run;

    @Override
    public Integer call() throws Exception {
        return run.call();
    }
}
