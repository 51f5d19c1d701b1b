// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;

/**
 * Writes the samples of a run as comma-separated values (RFC 4180): a header line, then a record for each sample, or of a latency
 * sample for each message. What is not known is empty. There is nothing that a spreadsheet could take for a formula.
 */
public final class CsvExport {
    private static final String END = "\r\n";

    private final Writer out;

    private CsvExport(Writer out) {
        this.out = out;
    }

    /** Writes the samples of a run to a stream, which stays open. */
    public static void write(BenchmarkRun run, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
        CsvExport export = new CsvExport(writer);
        export.line((Object[]) titles(run));
        for (Sample sample : run.samples()) {
            export.write(sample);
        }
        writer.flush();
    }

    private static String[] titles(BenchmarkRun run) {
        if (run.plan() instanceof CreationPlan) {
            return new String[] {"round", "way", "engine", "step", "existing", "loops", "raw_nanos", "doubled_nanos", "net_nanos",
                "retries"};
        }
        return run.plan() instanceof LatencyPlan
                ? new String[] {"round", "way", "size", "message", "late_nanos", "round_trip_nanos"}
                : new String[] {"round", "way", "size", "messages", "nanos"};
    }

    private void write(Sample sample) throws IOException {
        if (sample instanceof CreationSample creation) {
            line(creation.round(), creation.way(), creation.engine(), creation.step(), creation.existing(), creation.loops(),
                    creation.rawNanos(), known(creation.doubledNanos()), creation.netNanos(), known(creation.retries()));
        } else if (sample instanceof LatencySample latency) {
            for (int message = 0; message < latency.count(); message++) {
                line(latency.round(), latency.way(), latency.size(), message, latency.late(message),
                        known(latency.roundTrip(message)));
            }
        } else if (sample instanceof ThroughputSample throughput) {
            line(throughput.round(), throughput.way(), throughput.size(), throughput.messages(), throughput.nanos());
        }
    }

    private static Object known(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : "";
    }

    private void line(Object... cells) throws IOException {
        for (int cell = 0; cell < cells.length; cell++) {
            out.write((cell == 0 ? "" : ",") + cells[cell]);
        }
        out.write(END);
    }
}
