// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The line with which the agent's output begins, so that a login banner or a profile that prints before it does no harm.
 */
public final class StartMarker {
    private static final byte[] MARKER = "\nrpmsg-explorer-agent:ready\n".getBytes(StandardCharsets.US_ASCII);
    /** How much of other output is passed over, in bytes. */
    private static final int MAX_NOISE = 64 * 1024;
    private static final int SHOWN_NOISE = 300;

    private StartMarker() {
    }

    /** Returns the marker, as a copy. */
    public static byte[] bytes() {
        return MARKER.clone();
    }

    /** Writes the marker and flushes it. */
    public static void write(OutputStream out) throws IOException {
        out.write(MARKER);
        out.flush();
    }

    /**
     * Reads up to the end of the marker.
     *
     * @throws ProtocolException where it does not come; the message has the beginning of what came instead
     */
    public static void await(InputStream in) throws IOException {
        StringBuilder noise = new StringBuilder();
        int matched = 0;
        for (int count = 0; count < MAX_NOISE; count++) {
            int next = in.read();
            if (next < 0) {
                throw new ProtocolException("The agent did not start" + shown(noise));
            }
            if (noise.length() < SHOWN_NOISE) {
                noise.append(next >= ' ' && next < 0x7f || next == '\n' ? (char) next : '?');
            }
            // Only the first byte of the marker is a line feed apart from its last, so that a mismatch can begin anew.
            matched = next == MARKER[matched] ? matched + 1 : next == MARKER[0] ? 1 : 0;
            if (matched == MARKER.length) {
                return;
            }
        }
        throw new ProtocolException("The agent did not start within " + MAX_NOISE + " bytes of other output"
                + shown(noise));
    }

    private static String shown(StringBuilder noise) {
        String text = noise.toString().strip();
        return text.isEmpty() ? "" : "; the board printed: " + text;
    }
}
