// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.capture.export.ExportFormat;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a capture in another format. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = {"Write a capture, or what a filter lets through, in another format.",
                "The end of the target's name tells which:",
                "  .pcapng  for Wireshark: messages behind rpmsg's 16-byte header",
                "  .csv     for spreadsheets: a line for each row",
                "  .jsonl   a JSON object on a line for each row",
                "  .raw     the payloads of the messages, one behind the other",
                "  .rpmsg   another capture",
                "In CSV, a text that begins with = + - @ has an escape such as \\x3d there, so that no remote writes formulas;"
                        + " the payload in hexadecimal is what it was."},
        footer = {"", "Examples:", "  rpmsg capture export lunch.rpmsg lunch.pcapng",
                "  rpmsg capture export lunch.rpmsg boot.csv 'text contains boot'",
                "  rpmsg capture export lunch.rpmsg - | wireshark -k -i -"})
final class CaptureExportCommand implements Callable<Integer> {
    @Mixin
    private CaptureFileParameter file;

    @Parameters(index = "1", paramLabel = "TARGET",
            description = "The new file; - is standard output, pcapng without --format.")
    private Path target;

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "FILTER", description = RowFilter.HELP)
    private List<String> filter = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "How to write it, whatever its name: ${COMPLETION-CANDIDATES}.")
    private ExportFormat format;

    @Mixin
    private CaptureExporter exporter;

    @Override
    public Integer call() throws Exception {
        exporter.export(file, RowFilter.of(filter), CaptureTarget.of(target, Optional.ofNullable(format)));
        return 0;
    }
}
