// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartMarkerTest {
    private static final String MARKER = "\nrpmsg-explorer-agent:ready\n";
    private static final int MAX_NOISE = 64 * 1024;

    @Test
    void writesTheLine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StartMarker.write(out);
        assertEquals(MARKER, out.toString(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Welcome!", "Welcome!\n", "\n\n\n", "\nrpmsg-explorer-agent:read", "\nrpmsg-explorer\n",
            "rpmsg-explorer-agent:ready", "\nrpmsg-explorer-agent:ready!", "\u00ff\u0000"})
    void endsBehindTheMarkerWhateverCameBefore(String noise) throws IOException {
        InputStream in = stream(noise + MARKER + "X");
        StartMarker.await(in);
        assertEquals('X', in.read());
    }

    @Test
    void oneLineFeedMayEndTheNoiseAndBeginTheMarker() throws IOException {
        InputStream in = stream("\nrpmsg-explorer-agent" + MARKER + "X");
        StartMarker.await(in);
        assertEquals('X', in.read());
    }

    @Test
    void theEndOfTheStreamIsToldWithWhatThereWas() {
        ProtocolException ended = assertThrows(ProtocolException.class,
                () -> StartMarker.await(stream("sh: java: \u0007not found\n")));
        assertEquals("The agent did not start; the board printed: sh: java: ?not found", ended.getMessage());
        assertEquals("The agent did not start",
                assertThrows(ProtocolException.class, () -> StartMarker.await(stream(" \n"))).getMessage());
    }

    @Test
    void noiseIsPassedOverUpToItsLimit() throws IOException {
        StartMarker.await(stream("x".repeat(MAX_NOISE - MARKER.length()) + MARKER));
        InputStream endless = stream("x".repeat(MAX_NOISE - MARKER.length() + 1) + MARKER);
        ProtocolException refused = assertThrows(ProtocolException.class, () -> StartMarker.await(endless));
        assertTrue(refused.getMessage().length() < 500, refused.getMessage());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
