// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureSink;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.pcapng.PcapngReader;
import org.rpmsgexplorer.core.capture.pcapng.PcapngWriter;

/** Brings captures to pcapng and back, and compares what has come back. */
final class Exchange {
    private static final int BUFFER = 1 << 16;

    private Exchange() {
    }

    static void export(Path capture, Path pcapng) throws IOException {
        try (Capture from = Capture.open(capture);
                RowSink to = new PcapngWriter(Files.newOutputStream(pcapng), "RPMsg Explorer's figures")) {
            for (CapturedEndpoint endpoint : from.endpoints()) {
                to.endpoint(endpoint);
            }
            CaptureCursor row = from.cursor();
            while (row.next()) {
                to.row(row);
            }
        }
    }

    static void importTo(Path capture, Path pcapng) throws IOException {
        try (InputStream from = new BufferedInputStream(Files.newInputStream(pcapng), BUFFER);
                RowSink to = new CaptureSink(CaptureWriter.create(capture, "pcapng"))) {
            PcapngReader.read(from, pcapng.toString(), Files.size(pcapng), to, Progress.NONE);
        }
    }

    /** Returns how many rows differ, or are in one capture only. The board's monotonic time is not compared: pcapng has none. */
    static long differences(Path one, Path other) throws IOException {
        try (Capture first = Capture.open(one); Capture second = Capture.open(other)) {
            CaptureCursor row = first.cursor();
            CaptureCursor counterpart = second.cursor();
            long rows = Math.min(first.rows(), second.rows());
            long count = Math.max(first.rows(), second.rows()) - rows;
            while (row.number() + 1 < rows) {
                row.next();
                counterpart.next();
                count += isSame(row, endpoint(first, row), counterpart, endpoint(second, counterpart)) ? 0 : 1;
            }
            return count;
        }
    }

    private static CapturedEndpoint endpoint(Capture capture, Row row) {
        return row.endpoint() == Row.NO_ENDPOINT ? null : capture.endpoints().get(row.endpoint());
    }

    private static boolean isSame(Row one, CapturedEndpoint endpoint, Row other, CapturedEndpoint otherEndpoint) {
        return one.kind() == other.kind() && one.time() == other.time() && one.direction() == other.direction()
                && one.source() == other.source() && one.destination() == other.destination()
                && one.count() == other.count() && one.marker() == other.marker() && one.text().equals(other.text())
                && (endpoint == null ? otherEndpoint == null : endpoint.equals(otherEndpoint))
                && one.payload().equals(other.payload());
    }

    /**
     * Returns how many of the first sample messages that were received are not in a file, by a reader that knows nothing of
     * what has written it.
     */
    static long missing(Path pcapng, long messages) throws IOException {
        SampleMessages sample = new SampleMessages();
        Received received = new Received(sample);
        PcapngFile.read(pcapng, received);
        return Math.abs(SampleMessages.received(messages) - received.seen) + received.different;
    }

    private static final class Received implements PcapngFile.Visitor {
        private final SampleMessages sample;
        private long number;
        private long seen;
        private long different;

        Received(SampleMessages sample) {
            this.sample = sample;
        }

        @Override
        public void message(long nanos, ByteBuffer payload) {
            while (SampleMessages.isSent(number)) {
                number++;
            }
            seen++;
            different += payload.equals(sample.payload(number++)) ? 0 : 1;
        }
    }
}
