// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.util.Optional;

import org.rpmsgexplorer.core.capture.MarkerKind;

/**
 * The comment of a statistics block that stands for a marker, a note or a gap.
 *
 * @param word {@code note}, {@code gap} or a marker's word; empty for what others wrote
 * @param text what it says
 */
record EventComment(String word, String text) {
    static final String NOTE = "note";
    static final String GAP = "gap";

    static String of(String word, String text) {
        return "[" + word + "] " + text;
    }

    /** Takes a comment apart; one that was written by others has no word. */
    static EventComment parse(String comment) {
        int end = comment.indexOf("] ");
        if (comment.startsWith("[") && end > 0) {
            String word = comment.substring(1, end);
            if (word.equals(NOTE) || word.equals(GAP) || marker(word).isPresent()) {
                return new EventComment(word, comment.substring(end + 2));
            }
        }
        return new EventComment("", comment);
    }

    boolean isOwn() {
        return !word.isEmpty();
    }

    Optional<MarkerKind> marker() {
        return marker(word);
    }

    private static Optional<MarkerKind> marker(String word) {
        for (MarkerKind kind : MarkerKind.values()) {
            if (kind.toString().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
