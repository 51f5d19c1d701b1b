// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new capture of what a filter lets through. */
@Command(name = "filter", mixinStandardHelpOptions = true,
        description = {"Write what a filter lets through to a new file; the capture stays as it is."},
        footer = {"", "Examples:", "  rpmsg capture filter lunch.rpmsg 'endpoint == console' --write console.rpmsg"})
final class CaptureFilterCommand implements Callable<Integer> {
    @Mixin
    private CaptureFileParameter file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILTER", description = RowFilter.HELP)
    private List<String> filter = new ArrayList<>();

    @Option(names = "--write", paramLabel = "TARGET", required = true,
            description = "The new file; its name tells how it is written: .rpmsg, .pcapng, .csv, .jsonl or .raw.")
    private Path target;

    @Mixin
    private CaptureExporter exporter;

    @Override
    public Integer call() throws Exception {
        exporter.export(file, RowFilter.of(filter), CaptureTarget.of(target, Optional.empty()));
        return 0;
    }
}
