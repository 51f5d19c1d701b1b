// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What each row has, by the name that a filter uses. */
public enum Column {
    /** Which way a message went. */
    DIR(Type.WORD, "which way a message went", "rx", "tx"),
    /** What the row is. */
    KIND(Type.WORD, "what the row is", "message", "gap", "marker", "note"),
    /** The endpoint's label or its name on the bus. */
    ENDPOINT(Type.TEXT, "the endpoint's label or name"),
    /** The board's name. */
    BOARD(Type.TEXT, "the board"),
    /** How the endpoint was made. */
    WAY(Type.WORD, "how the endpoint was made", "legacy", "fd", "node"),
    /** The endpoint's control device. */
    CONTROL(Type.TEXT, "the control device"),
    /** Who sent the message. */
    SRC(Type.NUMBER, "the sender's address"),
    /** Whom the message was sent to. */
    DST(Type.NUMBER, "the receiver's address"),
    /** The payload's length. */
    LEN(Type.NUMBER, "the payload's length in bytes"),
    /** When it happened. */
    TIME(Type.TIME, "when it happened"),
    /** Where the row stands in the capture. */
    ROW(Type.NUMBER, "the row's number, from 0"),
    /** The payload as text, or what a marker or a note says. */
    TEXT(Type.TEXT, "the payload as text; what a marker or a note says"),
    /** The payload's bytes. */
    PAYLOAD(Type.BYTES, "the payload's bytes"),
    /** How many messages the row stands for. */
    COUNT(Type.NUMBER, "how many messages the row stands for"),
    /** What a marker is. */
    MARKER(Type.WORD, "what a marker is", "connected", "lost", "interrupted", "restarted", "ended");

    private final Type type;
    private final String meaning;
    private final List<String> words;

    Column(Type type, String meaning, String... words) {
        this.type = type;
        this.meaning = meaning;
        this.words = List.of(words);
    }

    /** Returns its name in a filter. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it is compared with. */
    public Type type() {
        return type;
    }

    /** Returns what it is, in a few words for people. */
    public String meaning() {
        return meaning;
    }

    /** Returns all values that it can have; empty where that are not a few words. */
    public List<String> words() {
        return words;
    }

    static Optional<Column> of(String word) {
        for (Column column : values()) {
            if (column.word().equals(word)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
