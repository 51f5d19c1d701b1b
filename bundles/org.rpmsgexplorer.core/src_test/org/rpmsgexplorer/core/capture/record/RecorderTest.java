// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowCopy;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.Interruption;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.SentMessage;
import org.rpmsgexplorer.core.connection.Way;

class RecorderTest {
    /** A board that has not got the time yet. */
    private static final Instant BOARD = Instant.ofEpochSecond(100, 5);
    private static final long NANOS = 100_000_000_005L;

    private final RowCopy.Sink sink = new RowCopy.Sink();
    private final Recorder recorder = new Recorder(sink, () -> BOARD);

    @BeforeEach
    void open() throws Exception {
        recorder.open("virtual", "echo", new EndpointSpec("rpmsg_ctrl0", Way.FD, "rpmsg-echo", EndpointSpec.ANY, 0x400), false);
        recorder.open("virtual", "rpmsg3", new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "other", 0x500, 0x401), true);
    }

    @Test
    void whatIsKnownOfAnEndpointIsThere() {
        assertEquals(List.of(
                new CapturedEndpoint("virtual", "rpmsg_ctrl0", "rpmsg-echo", "echo", "fd", OptionalLong.empty(),
                        OptionalLong.of(0x400)),
                new CapturedEndpoint("virtual", "rpmsg_ctrl0", "other", "rpmsg3", "node", OptionalLong.of(0x500),
                        OptionalLong.of(0x401))),
                sink.endpoints);
    }

    @Test
    void messagesHaveTheAddressesThatAreKnown() throws Exception {
        recorder.sent(0, new SentMessage(1, BOARD), new byte[] {1, 2});
        recorder.accept(new Inbox.Received(0, new ReceivedMessage(2, BOARD, new byte[] {3})));
        recorder.accept(new Inbox.Received(1, new ReceivedMessage(3, BOARD, new byte[0])));
        recorder.accept(new Inbox.Gap(1, new LostMessages(4, BOARD.plusNanos(1), 7)));
        assertEquals(List.of(RowCopy.message(0, NANOS, Direction.SENT, Row.UNKNOWN_ADDRESS, 0x400, "0102"),
                RowCopy.message(0, NANOS, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, Row.UNKNOWN_ADDRESS, "03"),
                RowCopy.message(1, NANOS, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, 0x500, ""), RowCopy.gap(1, NANOS + 1, 7)),
                sink.rows.subList(2, 6));
    }

    /** The desktop's clock may be decades off the board's. */
    @Test
    void whatTheDesktopNoticesHasATimeOfTheBoard() throws Exception {
        recorder.accept(new Inbox.Received(0, new ReceivedMessage(2, BOARD, new byte[] {3})));
        recorder.accept(new Inbox.Waiting(0, "the agent has ended"));
        recorder.accept(new Inbox.Interrupted(0, new Interruption(Instant.ofEpochSecond(5),
                Instant.ofEpochSecond(6, 500_000_000), "unplugged", false)));
        recorder.accept(new Inbox.Ended(1, "EPIPE"));
        recorder.accept(new Inbox.Interrupted(0, new Interruption(Instant.EPOCH, Instant.EPOCH, "EPIPE", true)));
        List<RowCopy> markers = sink.rows.stream().filter(row -> row.kind() == Row.Kind.MARKER).toList();
        assertEquals(List.of(MarkerKind.CONNECTED, MarkerKind.CONNECTED, MarkerKind.LOST, MarkerKind.INTERRUPTED,
                MarkerKind.ENDED, MarkerKind.RESTARTED), markers.stream().map(RowCopy::marker).toList());
        assertEquals("there again, gone for 1.5 s (unplugged); what came in between is unknown", markers.get(3).text());
        assertEquals(List.of(NANOS), markers.stream().map(RowCopy::time).distinct().toList());
    }
}
