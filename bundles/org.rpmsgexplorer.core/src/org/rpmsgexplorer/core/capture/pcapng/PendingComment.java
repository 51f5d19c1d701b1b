// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines that wait for an endpoint's next packet; of many, the last ones. */
final class PendingComment {
    private static final int MAX_CHARACTERS = 1_000;
    private static final Pattern LOST = Pattern.compile("\\d+ messages? w(as|ere) lost before this");

    private String text = "";

    void add(String line) {
        text = text.isEmpty() ? line : text + "\n" + line;
        if (text.length() > MAX_CHARACTERS) {
            int start = text.length() - MAX_CHARACTERS;
            text = text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
        }
    }

    /** Returns the lines, and forgets them. */
    String take() {
        String taken = text;
        text = "";
        return taken;
    }

    static String lost(long count) {
        return count + (count == 1 ? " message was" : " messages were") + " lost before this";
    }

    /** Returns a comment without the lines that {@link #lost} wrote: the count stands in a packet's own option. */
    static String withoutLost(String comment) {
        return comment.lines().filter(line -> !LOST.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }
}
