// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.ui.Contrast;

/** What the view decides beside its rows. */
class PageModelTest {
    private static final List<CapturedEndpoint> ENDPOINTS = List.of(TestCapture.endpoint("echo", 1), TestCapture.endpoint("sink", 2));

    @Test
    void aViewFollowsAnEndpointUnlessItIsPinned() {
        EndpointChoice one = EndpointChoice.ALL.follow(1);
        assertEquals("sink", one.title(ENDPOINTS));
        assertEquals("echo", one.follow(0).title(ENDPOINTS));
        assertEquals("sink", one.pin(true).follow(0).title(ENDPOINTS));
        assertEquals("echo, sink", one.toggle(0).title(ENDPOINTS));
        assertEquals(EndpointChoice.ALL, one.toggle(1), "where none is left, all are shown");
        assertEquals("", one.title(List.of()), "an endpoint that the capture does not have yet");
    }

    @Test
    void theStatusSaysHowManyRowsAndWhyNotAll() {
        RowFilter filter = RowFilter.ALL;
        ShownRows all = new ShownRows(filter, null, 1234, 1234, 1234);
        assertEquals("1,234 rows", StatusText.of(all, all, false, Optional.empty()));
        ShownRows less = new ShownRows(filter, null, 1000, 1234, 1234);
        assertEquals("1,000 rows, paused: 234 more have come", StatusText.of(all, less, true, Optional.empty()));
        ShownRows some = new ShownRows(filter.withEndpoints(Set.of(1)).withFrom(200), null, 3, 700, 1200);
        assertEquals("3 of 1,000 rows, 50 % looked at, 200 cleared away", StatusText.of(some, some, false, Optional.empty()));
        ShownRows many = new ShownRows(filter, null, ShownRows.MOST + 1L, 9, 9);
        assertTrue(StatusText.of(many, many, false, Optional.empty()).contains("room for the last 50,000,000 of them"));
        assertEquals("too slow", StatusText.of(all, all, false, Optional.of("too slow")));
    }

    @Test
    void aTextThatIsNoFilterIsLookedForAsText() {
        assertEquals("text icontains \"boot\"", Search.query("boot").toString());
        assertEquals("text icontains \"say \\\"no\\\"\"", Search.query("say \"no\"").toString());
        assertEquals("len > 5", Search.query("len > 5").toString());
    }

    @Test
    void whatMayFollowIsKnownFromTheCapture() {
        Completer completer = new Completer(ENDPOINTS, List.of("t.x"));
        assertEquals(List.of("endpoint == \"echo\" and len > 1"), completer.at("endpoint == \"e and len > 1", 14).stream()
                .map(Completer.Proposal::text).toList());
        List<Completer.Proposal> field = completer.at("field.", 6);
        assertEquals(List.of("field.t.x"), field.stream().map(Completer.Proposal::text).toList());
        assertEquals(9, field.get(0).caret());
        assertTrue(Completer.NOTHING.at("di", 2).stream().anyMatch(proposal -> proposal.label().equals("dir")));
    }

    @Test
    void messagesAreCopiedAsOtherProgramsTakeThem() {
        MessageRow message = row(Row.Kind.MESSAGE, new byte[] {1, (byte) 0xFF});
        assertEquals("01 ff", CopyText.hex(message));
        assertEquals("""
                /* rx a* /b */
                static const unsigned char message_7[2] = {
                    0x01, 0xff,
                };""", CopyText.array(message));
    }

    @Test
    void aColourThatIsHardToReadIsMadeReadable() {
        RGB background = new RGB(47, 47, 47);
        RGB foreground = new RGB(238, 238, 238);
        RGB pink = new RGB(247, 68, 117);
        RGB readable = Contrast.readable(pink, foreground, background);
        assertTrue(Contrast.of(pink, background) < Contrast.TEXT && Contrast.of(readable, background) >= Contrast.TEXT,
                readable.toString());
        assertTrue(readable.red > readable.blue && readable.blue > readable.green, "still pink: " + readable);
        RGB white = new RGB(255, 255, 255);
        assertEquals(white, Contrast.readable(white, foreground, background), "what is readable stays");
        assertEquals(21, Contrast.of(new RGB(0, 0, 0), white), 0.01);
    }

    private static MessageRow row(Row.Kind kind, byte[] payload) {
        return new MessageRow(7, kind, TestCapture.endpoint("a*/b", 1), 0, Row.UNKNOWN_NANOS, "rx", "", "", 1, "", "",
                payload, Decoded.NOTHING);
    }

    @Test
    void aFilterForAFieldFindsItsLike() {
        Decoded decoded = new Decoders(List.of()).forEndpoint(ENDPOINTS.get(0)).decode(
                ByteBuffer.wrap("{\"n\": 7, \"s\": \"x y\", \"r\": 2.5}".getBytes(StandardCharsets.UTF_8)),
                ENDPOINTS.get(0));
        assertEquals(List.of("7", "\"x y\"", "2.5"), decoded.fields().stream().map(Fields::value).map(Object::toString).toList());
        assertEquals(new Query.All(), RowFilter.ALL.query());
    }
}
