// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of the table.
 *
 * @param kind what it shows
 * @param path the decoded field, such as {@code header.type}; empty for other kinds
 */
record MessageColumn(Kind kind, String path) {
    /** What a column shows; in the order in which a new table has them. */
    enum Kind {
        TIME, DIRECTION, BOARD, ENDPOINT, SOURCE, DESTINATION, LENGTH, FIELD, TEXT
    }

    /** Returns the columns of a new table. */
    static List<MessageColumn> standard() {
        return Stream.of(Kind.values()).filter(kind -> kind != Kind.FIELD).map(kind -> new MessageColumn(kind, "")).toList();
    }

    /** Returns the column of a decoded field. */
    static MessageColumn field(String path) {
        return new MessageColumn(Kind.FIELD, path);
    }

    /** Returns a column by the name of its kind; empty where there is none, such as a field without a path. */
    static Optional<MessageColumn> of(String kind, String path) {
        return Stream.of(Kind.values()).filter(known -> known.name().equals(kind) && (known == Kind.FIELD) != path.isEmpty())
                .map(known -> new MessageColumn(known, path)).findFirst();
    }

    /** Returns what stands in the table's head. */
    String title() {
        return switch (kind) {
            case TIME -> Messages.MessageColumn_time;
            case DIRECTION -> Messages.MessageColumn_direction;
            case BOARD -> Messages.MessageColumn_board;
            case ENDPOINT -> Messages.MessageColumn_endpoint;
            case SOURCE -> Messages.MessageColumn_source;
            case DESTINATION -> Messages.MessageColumn_destination;
            case LENGTH -> Messages.MessageColumn_length;
            case FIELD -> OneLine.of(path);
            case TEXT -> Messages.MessageColumn_text;
        };
    }

    /** Returns whether numbers stand in it, which are aligned at their end. */
    boolean isNumber() {
        return switch (kind) {
            case TIME, SOURCE, DESTINATION, LENGTH -> true;
            case DIRECTION, BOARD, ENDPOINT, FIELD, TEXT -> false;
        };
    }
}
