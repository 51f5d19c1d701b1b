// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.ui.Contrast;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.benchmark.RunTarget;

/** What the view decides beside its rows. */
class PageModelTest {
    private static final List<CapturedEndpoint> ENDPOINTS = List.of(TestCapture.endpoint("echo", 1), TestCapture.endpoint("sink", 2));

    @Test
    void aViewFollowsAnEndpointUnlessItIsPinned() {
        EndpointChoice one = EndpointChoice.ALL.only(1);
        assertEquals("sink", one.title(ENDPOINTS));
        assertEquals("echo", one.only(0).title(ENDPOINTS));
        assertEquals("echo", one.follow(0).title(ENDPOINTS));
        assertEquals("sink", one.pin(true).follow(0).title(ENDPOINTS));
        assertEquals("echo, sink", one.toggle(0).title(ENDPOINTS));
        assertEquals(EndpointChoice.ALL, one.toggle(1), "where none is left, all are shown");
        assertEquals("", one.title(List.of()), "an endpoint that the capture does not have yet");
    }

    @Test
    void whatTheUserHasChosenStaysUntilAnotherEndpointIsSelected() {
        EndpointChoice both = EndpointChoice.ALL.follow(1).toggle(0);
        assertEquals("echo, sink", both.title(ENDPOINTS));
        assertEquals("echo, sink", both.follow(1).title(ENDPOINTS), "its row was only painted anew");
        EndpointChoice other = both.follow(EndpointChoice.NONE);
        assertEquals("echo, sink", other.title(ENDPOINTS), "another row than an endpoint's");
        assertEquals("sink", other.follow(1).title(ENDPOINTS), "selected again");
        assertEquals("echo", both.follow(0).title(ENDPOINTS));
    }

    @Test
    void aNoteIsAboutAnEndpointThatIsShown() {
        Set<Integer> there = Set.of(0, 1);
        Optional<Integer> sending = Optional.of(1);
        assertEquals(Optional.of(0), EndpointChoice.ALL.only(0).noted(there, sending), "whatever the send bar has");
        assertEquals(sending, EndpointChoice.ALL.noted(there, sending));
        assertEquals(sending, EndpointChoice.ALL.only(0).toggle(1).noted(there, sending));
        assertEquals(Optional.empty(), EndpointChoice.ALL.only(0).toggle(2).noted(there, sending), "it would not be seen");
        assertEquals(Optional.empty(), EndpointChoice.ALL.only(2).noted(there, sending), "that one was closed");
        assertEquals(Optional.empty(), EndpointChoice.ALL.noted(Set.of(), Optional.empty()));
    }

    @Test
    void whoWaitsInVainIsToldWhoSendsFirst() {
        assertTrue(FirstMessage.of(true, 0).orElseThrow().endsWith("before your first message."));
        assertTrue(FirstMessage.of(false, 0).orElseThrow().endsWith("the remote has to send first."));
        assertEquals(Optional.empty(), FirstMessage.of(true, 1));
    }

    @Test
    void nothingIsSentWhereABenchmarkIsMeasuring() {
        RunState.Going going = new RunState.Going(new RunTarget.Ready("lab", "lab", "rpmsg_ctrl0"), "", 0, Optional.empty());
        assertEquals("A benchmark is measuring on this board", Sending.hindrance(going, "lab"::equals).orElseThrow().message());
        assertEquals(Optional.empty(), Sending.hindrance(going, "other"::equals));
        assertEquals(Optional.empty(), Sending.hindrance(new RunState.Idle(), board -> true));
    }

    @Test
    void whatOthersHaveWrittenIsShortAndHarmless() {
        assertEquals("a\uFFFDb\uFFFD", OneLine.of("a\nb\u202E"));
        assertEquals("x".repeat(256), OneLine.of("x".repeat(256)));
        assertEquals("x".repeat(256) + '\u2026', OneLine.of("x".repeat(257)));
        assertEquals("x".repeat(255) + '\u2026', OneLine.of("x".repeat(255) + "\uD83D\uDE00"), "no character is cut");
    }

    /** As an action does it. */
    @Test
    void aMenuShowsNamesAsTheyAre() {
        for (String name : List.of("root@board", "@type", "plain", "echo on root@10.0.0.5")) {
            assertEquals(name, Action.removeAcceleratorText(MenuText.of(name)));
        }
        assertEquals("R&&D room", Action.removeAcceleratorText(MenuText.of("R&D\troom")));
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
