// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.record.Recorder;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.SentMessage;

/**
 * Where a monitor's messages go: standard output, a capture, or both; at the end a summary on standard error.
 *
 * <p>Takes all that has come at once, then writes it at once: one message goes out immediately, a flood in large pieces. A
 * capture is flushed as often as its readers need it.
 */
final class MonitorOutput implements AutoCloseable {
    private static final long LOOK_NANOS = 1_000_000_000;
    private static final long FLUSH_NANOS = CaptureWriter.MAX_DELAY.toNanos();

    private final RowSink shown;
    private final Optional<RowSink> capture;
    private final CaptureTarget target;
    private final Recorder recorder;
    private final long start = System.nanoTime();
    private long flushed = System.nanoTime();
    private boolean unflushed;
    private int open;
    private long messages;
    private long bytes;
    private long lost;
    private long interruptions;
    private boolean readerEnded;

    /** Is told that an endpoint is there again. */
    @FunctionalInterface
    interface Back {
        void run(int endpoint) throws BoardException, IOException;
    }

    /** Shows what comes, and writes that and what is sent. */
    private final class Both implements RowSink {
        @Override
        public void endpoint(CapturedEndpoint endpoint) throws IOException {
            shown.endpoint(endpoint);
            if (capture.isPresent()) {
                write(sink -> sink.endpoint(endpoint));
            }
        }

        @Override
        public void row(Row row) throws IOException {
            if (row.direction() != Direction.SENT && row.marker() != MarkerKind.CONNECTED) {
                shown.row(row);
            }
            if (capture.isPresent()) {
                write(sink -> sink.row(row));
                unflushed = true;
            }
        }

        @Override
        public void flush() throws IOException {
            shown.flush();
        }

        @Override
        public void close() throws IOException {
            try (shown) {
                if (capture.isPresent()) {
                    write(RowSink::close);
                }
            }
        }
    }

    private interface Step {
        void run(RowSink sink) throws IOException;
    }

    /**
     * Creates an output without endpoints.
     *
     * @param shown what goes to standard output; is closed with this
     * @param capture is closed with this
     * @param target where the capture goes; null where there is none
     * @param boardClock the board's time of day
     */
    MonitorOutput(RowSink shown, Optional<RowSink> capture, CaptureTarget target, InstantSource boardClock) {
        this.recorder = new Recorder(new Both(), boardClock);
        this.shown = shown;
        this.capture = capture;
        this.target = target;
    }

    private void write(Step step) throws IOException {
        try {
            step.run(capture.orElseThrow());
        } catch (IOException failed) {
            throw target.unwritable(failed);
        }
    }

    /** Adds the next endpoint. */
    void open(String board, String label, EndpointSpec spec, boolean existingNode) throws IOException {
        recorder.open(board, label, spec, existingNode);
        open++;
    }

    /** Takes a message that was sent; only a capture has it. */
    void sent(int endpoint, SentMessage sent, byte[] payload) throws IOException {
        recorder.sent(endpoint, sent, payload);
    }

    /**
     * Takes what comes until there were so many messages, Ctrl-C, or nobody reads the output any more.
     *
     * @throws BoardException where all endpoints have ended
     */
    void run(Inbox inbox, long count, Back back) throws BoardException, IOException {
        // Asks for the interrupt, too: in a flood nobody waits.
        while (messages < count && !readerEnded && !Thread.interrupted()) {
            Queue<Inbox.Entry> entries;
            try {
                entries = inbox.takeAll(untilFlush(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException ended) {
                return;
            }
            for (Inbox.Entry entry : entries) {
                if (messages < count) {
                    accept(entry, back);
                }
            }
            show();
            if (unflushed && untilFlush() <= 0) {
                write(RowSink::flush);
                flushed = System.nanoTime();
                unflushed = false;
            }
        }
    }

    private long untilFlush() {
        return unflushed ? flushed + FLUSH_NANOS - System.nanoTime() : LOOK_NANOS;
    }

    private void accept(Inbox.Entry entry, Back back) throws BoardException, IOException {
        recorder.accept(entry);
        if (entry instanceof Inbox.Received received) {
            messages++;
            bytes += received.message().payload().length;
        } else if (entry instanceof Inbox.Gap gap) {
            lost += gap.lost().count();
        } else if (entry instanceof Inbox.Interrupted) {
            interruptions++;
            back.run(entry.endpoint());
        } else if (entry instanceof Inbox.Ended ended) {
            open--;
            if (open == 0) {
                show();
                throw new BoardException("The endpoint has ended: " + ended.why(),
                        "Create it again when the remote is back, or sends less.", null);
            }
        }
    }

    private void show() throws IOException {
        shown.flush();
        // Who reads this, such as head, has seen enough; Main tells.
        readerEnded = System.out.checkError();
    }

    /** Ends the capture and prints the summary. */
    @Override
    public void close() throws IOException {
        new Both().close();
        if (!readerEnded) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf(Locale.ROOT, "%d messages, %d bytes, %d lost%s, in %.1f s%n", messages, bytes, lost,
                    interruptions == 0 ? "" : ", " + interruptions + " times gone and back", seconds);
        }
    }
}
