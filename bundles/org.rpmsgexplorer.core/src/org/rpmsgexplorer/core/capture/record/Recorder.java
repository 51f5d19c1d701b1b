// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import org.rpmsgexplorer.core.connection.Interruption;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.SentMessage;

/**
 * Makes the rows of a capture from what comes to endpoints. For one thread at a time.
 *
 * <p>All times are of the board's clock; what the desktop notices, such as a loss, has the time that it is there by then.
 */
public final class Recorder {
    private final RowSink sink;
    private final ReusedRow row = new ReusedRow();
    private final List<CapturedEndpoint> endpoints = new ArrayList<>();
    private final InstantSource boardClock;

    /**
     * Creates a recorder without endpoints.
     *
     * @param sink takes the rows; is not closed
     * @param boardClock the board's time of day, also while it is out of reach
     */
    public Recorder(RowSink sink, InstantSource boardClock) {
        this.sink = sink;
        this.boardClock = boardClock;
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
        marker(endpoints.size() - 1, MarkerKind.CONNECTED, "");
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
            interrupted(interrupted.endpoint(), interrupted.what());
        } else if (entry instanceof Inbox.Ended ended) {
            marker(ended.endpoint(), MarkerKind.ENDED, "the endpoint has ended: " + ended.why());
        }
    }

    private void interrupted(int endpoint, Interruption what) throws IOException {
        double seconds = Duration.between(what.from(), what.until()).toMillis() / 1e3;
        marker(endpoint, what.remoteRestarted() ? MarkerKind.RESTARTED : MarkerKind.INTERRUPTED, String.format(Locale.ROOT,
                "there again, gone for %.1f s (%s); what came in between is unknown", seconds, what.why()));
    }

    /** Writes what has gathered in the sink. */
    public void flush() throws IOException {
        sink.flush();
    }

    private void received(int endpoint, ReceivedMessage message) throws IOException {
        row.message(endpoint, nanos(message.time()), message.boardNanos(), Direction.RECEIVED, Row.UNKNOWN_ADDRESS,
                address(endpoints.get(endpoint).local()));
        row.payload(ByteBuffer.wrap(message.payload()), 0, message.payload().length);
        sink.row(row);
    }

    /** Records a message that was sent by an endpoint. */
    public void sent(int endpoint, SentMessage message, byte[] payload) throws IOException {
        CapturedEndpoint from = endpoints.get(endpoint);
        row.message(endpoint, nanos(message.time()), message.boardNanos(), Direction.SENT, address(from.local()), address(from.remote()));
        row.payload(ByteBuffer.wrap(payload), 0, payload.length);
        sink.row(row);
    }

    private void lost(int endpoint, LostMessages lost) throws IOException {
        row.gap(endpoint, nanos(lost.time()), lost.boardNanos(), lost.count());
        sink.row(row);
    }

    private void marker(int endpoint, MarkerKind kind, String text) throws IOException {
        row.marker(endpoint, nanos(boardClock.instant()), Row.UNKNOWN_NANOS, kind, text);
        sink.row(row);
    }

    private static long address(OptionalLong known) {
        return known.orElse(Row.UNKNOWN_ADDRESS);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
