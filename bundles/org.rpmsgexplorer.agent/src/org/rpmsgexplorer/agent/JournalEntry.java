// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;

/**
 * A node in a {@link Journal}: {@code node instance source destination name}, the name in hexadecimal, because it may
 * hold any character.
 *
 * @param node such as {@code rpmsg0}; {@link #ANY_NODE} for all nodes whose endpoint's name begins so, which is nobody else's
 * @param instance tells it from a later one of the same name; 0 with {@link #ANY_NODE}
 * @param source local address that it was created with
 * @param destination remote address
 * @param endpoint its service name
 */
record JournalEntry(String node, long instance, long source, long destination, String endpoint) {
    static final String ANY_NODE = "*";
    private static final int PARTS = 5;
    private static final HexFormat HEX = HexFormat.of();

    static JournalEntry of(RpmsgSysfs.Node node) {
        return new JournalEntry(node.name(), node.instance(), node.source(), node.destination(), node.endpoint());
    }

    /** Returns the entry in some words of a line; empty where they are none. */
    static Optional<JournalEntry> parse(String text) {
        String[] parts = text.split(" ");
        try {
            return parts.length != PARTS ? Optional.empty() : Optional.of(new JournalEntry(parts[0],
                    Long.parseUnsignedLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]),
                    new String(HEX.parseHex(parts[4]), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException torn) {
            return Optional.empty();
        }
    }

    boolean isOf(RpmsgSysfs.Node found) {
        return node.equals(ANY_NODE) ? found.endpoint().startsWith(endpoint) : equals(of(found));
    }

    /** Returns it as words of a line. */
    String text() {
        return node + " " + Long.toUnsignedString(instance) + " " + source + " " + destination + " "
                + HEX.formatHex(endpoint.getBytes(StandardCharsets.UTF_8));
    }
}
