// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.decode.DecodedFields;
import org.rpmsgexplorer.core.query.RowPredicate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the rows of a capture. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = {"List the rows of a capture.", "A row is: its number, the time of day on the board, the direction,"
                + " the endpoint where there are several, length and payload."},
        footer = {"", "Examples:", "  rpmsg capture list lunch.rpmsg --tail 20",
                "  rpmsg capture list lunch.rpmsg 'text contains \"boot\"' --hex",
                "  rpmsg capture list lunch.rpmsg 'field.volt > 5' --decode --layout my.layout",
                "  rpmsg capture list lunch.rpmsg --json 'kind == gap' | jq .count"})
final class CaptureListCommand implements Callable<Integer> {
    @Mixin
    private CaptureFileParameter file;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILTER", description = RowFilter.HELP)
    private List<String> filter = new ArrayList<>();

    @Mixin
    private RowOptions rows;

    @Mixin
    private DecoderOptions decoders;

    @Option(names = "--from", paramLabel = "ROW", defaultValue = "0",
            description = "The number of the first row to look at. Default: ${DEFAULT-VALUE}.")
    private long from;

    @Option(names = "--count", paramLabel = "N", description = "End after so many rows.")
    private Long count;

    @Option(names = "--tail", paramLabel = "N", description = "List the last so many rows only.")
    private Long tail;

    @Override
    public Integer call() throws Exception {
        rows.check();
        if (count != null && tail != null) {
            throw new UsageException("--count is for the first rows, --tail for the last ones: one of the two");
        } else if (from < 0 || count != null && count < 1 || tail != null && tail < 1) {
            throw new UsageException("The first row is 0 or more, and the count 1 or more");
        }
        RowFilter wanted = RowFilter.of(filter);
        try (Interrupt interrupt = new Interrupt(); Capture capture = file.open()) {
            DecodedFields fields = decoders.on(capture);
            RowPredicate predicate = wanted.on(capture, fields);
            long first = tail == null ? from : new TailSearch(capture, predicate, interrupt).find(from, tail);
            try (RowWalk walk = new RowWalk(capture, first, count == null ? Long.MAX_VALUE : count, predicate,
                    rows.sink(fields, decoders.isNamed()), true, interrupt)) {
                walk.toEnd();
            }
        }
        return 0;
    }
}
