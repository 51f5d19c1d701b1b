// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureStatistics;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.EndpointStatistics;
import org.rpmsgexplorer.core.capture.EndpointStatistics.Traffic;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.query.RowPredicate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts what a capture has of each endpoint. */
@Command(name = "stats", mixinStandardHelpOptions = true,
        description = {"Count messages, bytes, rates, losses and times between messages for each endpoint.",
                "Rates are messages per second, in (rx) and out (tx); the times are those from one received message to the"
                        + " next, none over a gap or a marker. What is not known is a dash.",
                "A filter chooses messages, and endpoints without such a message are left away; gaps count whatever it says,"
                        + " because nobody knows what was lost."},
        footer = {"", "Examples:", "  rpmsg capture stats lunch.rpmsg",
                "  rpmsg capture stats lunch.rpmsg 'len > 100'"})
final class CaptureStatsCommand implements Callable<Integer> {
    @Mixin
    private CaptureFileParameter file;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILTER", description = RowFilter.HELP)
    private List<String> filter = new ArrayList<>();

    @Mixin
    private DecoderOptions decoders;

    @Option(names = "--json", description = "Print JSON, times in nanoseconds; what is not known is null.")
    private boolean json;

    private record Counted(String endpoint, Direction received, Direction sent, long gaps, long lost,
            OptionalLong minInterval, OptionalLong medianInterval, OptionalLong p99Interval) {
        static Counted of(CapturedEndpoint endpoint, EndpointStatistics counted) {
            return new Counted(endpoint.label(), Direction.of(counted.received()), Direction.of(counted.sent()),
                    counted.gaps(), counted.lost(), counted.minInterval(), counted.medianInterval(), counted.p99Interval());
        }
    }

    private record Direction(long messages, long bytes, OptionalDouble perSecond) {
        static Direction of(Traffic traffic) {
            return new Direction(traffic.messages(), traffic.bytes(), traffic.rate());
        }
    }

    @Override
    public Integer call() throws Exception {
        RowFilter wanted = RowFilter.of(filter);
        try (Interrupt interrupt = new Interrupt(); Capture capture = file.open()) {
            CaptureStatistics statistics = new CaptureStatistics();
            RowPredicate messages = wanted.on(capture, decoders.on(capture));
            try (RowWalk walk = new RowWalk(capture, 0, Long.MAX_VALUE,
                    row -> row.kind() != Row.Kind.MESSAGE || messages.test(row), statistics, false, interrupt)) {
                walk.toEnd();
            }
            if (!interrupt.asked()) {
                print(statistics.endpoints().stream().filter(counted -> filter.isEmpty() || counted.messages() > 0)
                        .map(counted -> Counted.of(capture.endpoints().get(counted.endpoint()), counted)).toList());
            }
        }
        return 0;
    }

    private void print(List<Counted> endpoints) {
        if (json) {
            Json.print(endpoints);
            return;
        } else if (endpoints.isEmpty()) {
            System.out.println(filter.isEmpty() ? "The capture has no endpoints."
                    : "The filter lets no message through.");
            return;
        }
        Table table = new Table("ENDPOINT", ">RX", ">RX BYTES", ">RX/s", ">TX", ">TX BYTES", ">TX/s", ">GAPS", ">LOST",
                ">RX EVERY: MIN", ">MEDIAN", ">P99");
        for (Counted each : endpoints) {
            table.add(each.endpoint(), Long.toString(each.received().messages()), Long.toString(each.received().bytes()),
                    CaptureFormats.rate(each.received().perSecond()), Long.toString(each.sent().messages()),
                    Long.toString(each.sent().bytes()), CaptureFormats.rate(each.sent().perSecond()),
                    Long.toString(each.gaps()), Long.toString(each.lost()), CaptureFormats.interval(each.minInterval()),
                    CaptureFormats.interval(each.medianInterval()), CaptureFormats.interval(each.p99Interval()));
        }
        table.print(System.out, "");
    }
}
