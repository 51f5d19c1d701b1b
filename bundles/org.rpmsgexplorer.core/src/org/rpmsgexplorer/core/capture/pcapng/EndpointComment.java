// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/**
 * What an interface's comment says of its endpoint, so that people and {@link PcapngReader} can read it: a first line, then a
 * {@code key: value} line for all that is known. In a value, {@code \n} stands for a new line and {@code \\} for a backslash.
 */
final class EndpointComment {
    /** The comment of the interface that has what concerns no endpoint. */
    static final String CAPTURE = "rpmsg capture";

    private static final String FIRST_LINE = "rpmsg endpoint";
    private static final long MAX_ADDRESS = 0xFFFF_FFFFL;

    private EndpointComment() {
    }

    static String of(CapturedEndpoint endpoint) {
        StringBuilder text = new StringBuilder(FIRST_LINE);
        add(text, "board", endpoint.board());
        add(text, "control", endpoint.control());
        add(text, "name", endpoint.name());
        add(text, "way", endpoint.way());
        add(text, "local", format(endpoint.local()));
        add(text, "remote", format(endpoint.remote()));
        return text.toString();
    }

    /** Returns the endpoint that a comment tells of, or nothing where it was not written by {@link #of}. */
    static Optional<CapturedEndpoint> parse(String comment, String label) {
        // With all lines, empty ones at the end too: of "\n" nothing would be left.
        String[] lines = comment.split("\n", -1);
        if (!lines[0].equals(FIRST_LINE)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int line = 1; line < lines.length; line++) {
            int colon = lines[line].indexOf(": ");
            if (colon > 0) {
                values.put(lines[line].substring(0, colon),
                        Texts.bounded(unescape(lines[line].substring(colon + 2)), PcapngWriter.MAX_NAME));
            }
        }
        return Optional.of(new CapturedEndpoint(values.getOrDefault("board", ""), values.getOrDefault("control", ""),
                values.getOrDefault("name", ""), label, values.getOrDefault("way", ""), address(values.get("local")),
                address(values.get("remote"))));
    }

    private static void add(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append('\n').append(key).append(": ").append(Texts.bounded(value, PcapngWriter.MAX_NAME)
                    .replace("\\", "\\\\").replace("\n", "\\n"));
        }
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '\\' && at + 1 < value.length()) {
                at++;
                text.append(value.charAt(at) == 'n' ? '\n' : value.charAt(at));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }

    static String format(OptionalLong address) {
        return address.isPresent() ? "0x" + Long.toHexString(address.getAsLong()) : "";
    }

    private static OptionalLong address(String text) {
        if (text == null || !text.matches("0x[0-9a-f]{1,8}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.substring(2), 16) & MAX_ADDRESS);
    }
}
