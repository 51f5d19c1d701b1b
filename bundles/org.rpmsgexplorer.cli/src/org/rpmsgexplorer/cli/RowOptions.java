// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.ZoneId;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.export.JsonLinesExport;
import org.rpmsgexplorer.core.decode.DecodedFields;

import picocli.CommandLine.Option;

/** Says how rows are shown. */
final class RowOptions {
    @Option(names = "--hex", description = "Show all payloads in hexadecimal and ASCII.")
    private boolean hex;

    @Option(names = "--decode", description = "Show below each message the fields in it.")
    private boolean decode;

    @Option(names = "--json", description = "Print a JSON object on a line for each row, the payload in hexadecimal;"
            + " with --decode, the fields as a list.")
    private boolean json;

    /** Refuses what makes no sense together. */
    void check() {
        if (json && hex) {
            throw new UsageException("--json has all payloads in hexadecimal; --hex is for people");
        }
    }

    /**
     * Returns what prints rows on standard output; is not to be closed.
     *
     * @param named whether a decoder was asked for by its name, which shows what it finds
     */
    RowSink sink(DecodedFields fields, boolean named) {
        Optional<DecodedFields> shown = decode || named ? Optional.of(fields) : Optional.empty();
        return json ? new JsonLinesExport(System.out, shown) : new RowLines(System.out,
                new RowLines.Style(hex, true, Terminal.hasColours(), ZoneId.systemDefault(), shown));
    }
}
