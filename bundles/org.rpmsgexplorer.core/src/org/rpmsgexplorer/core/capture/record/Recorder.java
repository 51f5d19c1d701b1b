// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.ReusedRow;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.SentMessage;

/**
 * Makes the rows of a capture from what comes to endpoints. For one thread at a time.
 *
 * <p>All times are of the board's clock. What the desktop notices, such as a loss, has the time of the last row that the board
 * has timed and what has passed since; before the first such row it has the desktop's.
 */
public final class Recorder {
    private final RowSink sink;
    private final ReusedRow row = new ReusedRow();
    private final List<CapturedEndpoint> endpoints = new ArrayList<>();
    private long boardTime;
    private long seen;
    private boolean timed;

    /**
     * Creates a recorder without endpoints.
     *
     * @param sink takes the rows; is not closed
     */
    public Recorder(RowSink sink) {
        this.sink = sink;
    }

    /**
     * Adds the next endpoint, number 0 being the first, and a marker that it is there.
     *
     * @param board as its user named it
     * @param label what people call it, different for each endpoint
     */
    public void open(String board, String label, EndpointSpec spec, boolean existingNode) throws IOException {
        CapturedEndpoint endpoint = new CapturedEndpoint(board, spec.control(), spec.name(), label,
                existingNode ? "node" : spec.way().toString(), known(spec.source()), known(spec.destination()));
        sink.endpoint(endpoint);
        endpoints.add(endpoint);
    }

    private static OptionalLong known(long address) {
        return address == EndpointSpec.ANY ? OptionalLong.empty() : OptionalLong.of(address);
    }

    /** Records what has come to an endpoint. */
    public void accept(Inbox.Entry entry) throws IOException {
        if (entry instanceof Inbox.Received received) {
            received(received.endpoint(), received.message());
        } else if (entry instanceof Inbox.Gap gap) {
            lost(gap.endpoint(), gap.lost());
        } else if (entry instanceof Inbox.Waiting waiting) {
            marker(waiting.endpoint(), MarkerKind.LOST, "gone for now: " + waiting.why());
        } else if (entry instanceof Inbox.Interrupted interrupted) {
            double seconds = Duration.between(interrupted.from(), interrupted.until()).toMillis() / 1e3;
            marker(interrupted.endpoint(), MarkerKind.INTERRUPTED, String.format(Locale.ROOT,
                    "there again, gone for %.1f s (%s); what came in between is unknown", seconds, interrupted.why()));
        } else if (entry instanceof Inbox.Ended ended) {
            marker(ended.endpoint(), MarkerKind.ENDED, "the endpoint has ended: " + ended.why());
        }
    }

    private void received(int endpoint, ReceivedMessage message) throws IOException {
        long time = boardTime(message.time());
        row.message(endpoint, time, message.boardNanos(), Direction.RECEIVED, Row.UNKNOWN_ADDRESS,
                address(endpoints.get(endpoint).local()));
        row.payload(ByteBuffer.wrap(message.payload()), 0, message.payload().length);
        sink.row(row);
    }

    /** Records a message that was sent by an endpoint. */
    public void sent(int endpoint, SentMessage message, byte[] payload) throws IOException {
        long time = boardTime(message.time());
        CapturedEndpoint from = endpoints.get(endpoint);
        row.message(endpoint, time, message.boardNanos(), Direction.SENT, address(from.local()), address(from.remote()));
        row.payload(ByteBuffer.wrap(payload), 0, payload.length);
        sink.row(row);
    }

    private void lost(int endpoint, LostMessages lost) throws IOException {
        row.gap(endpoint, boardTime(lost.time()), lost.boardNanos(), lost.count());
        sink.row(row);
    }

    private void marker(int endpoint, MarkerKind kind, String text) throws IOException {
        long time = timed ? boardTime + (System.nanoTime() - seen) : nanos(Instant.now());
        row.marker(endpoint, time, Row.UNKNOWN_NANOS, kind, text);
        sink.row(row);
    }

    private long boardTime(Instant time) {
        boardTime = nanos(time);
        seen = System.nanoTime();
        timed = true;
        return boardTime;
    }

    private static long address(OptionalLong known) {
        return known.orElse(Row.UNKNOWN_ADDRESS);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
