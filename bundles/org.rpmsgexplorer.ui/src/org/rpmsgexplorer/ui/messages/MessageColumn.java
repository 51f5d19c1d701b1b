// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column of the table.
 *
 * @param kind what it shows
 * @param path the decoded field, such as {@code header.type}; empty for other kinds
 */
record MessageColumn(Kind kind, String path) {
    /** What a column shows. */
    enum Kind {
        TIME, DIRECTION, BOARD, ENDPOINT, SOURCE, DESTINATION, LENGTH, FIELD, TEXT
    }

    /** Returns the columns of a new table, those of decoded fields before the text. */
    static List<MessageColumn> all(List<String> fields) {
        Stream<MessageColumn> before = Stream.of(Kind.TIME, Kind.DIRECTION, Kind.BOARD, Kind.ENDPOINT, Kind.SOURCE, Kind.DESTINATION,
                Kind.LENGTH).map(MessageColumn::of);
        Stream<MessageColumn> decoded = fields.stream().map(path -> new MessageColumn(Kind.FIELD, path));
        return Stream.of(before, decoded, Stream.of(of(Kind.TEXT))).flatMap(columns -> columns).toList();
    }

    private static MessageColumn of(Kind kind) {
        return new MessageColumn(kind, "");
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
            case FIELD -> path;
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
