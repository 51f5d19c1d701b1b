// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.HexFormat;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.payload.PayloadText;

/** The ways in which rows are copied. */
enum CopyText {
    /** As they are shown, a line for each, with tabs between their cells. */
    LINES(""),
    /** A line for each message, in hexadecimal. */
    HEX("\n"),
    /** An array in C for each message. */
    ARRAYS("\n\n");

    private static final int ON_LINE = 12;

    private final String between;

    CopyText(String between) {
        this.between = between;
    }

    /** Returns what stands between two rows. */
    String between() {
        return between;
    }

    /** Returns what is copied of the row at a place; empty for what is no message where only those are copied. */
    Optional<String> of(TableCells cells, int place) {
        return switch (this) {
            case LINES -> Optional.of(cells.line(place, "\t") + '\n');
            case HEX -> message(cells, place).map(CopyText::hex);
            case ARRAYS -> message(cells, place).map(CopyText::array);
        };
    }

    private static Optional<MessageRow> message(TableCells cells, int place) {
        return cells.row(place).filter(row -> row.kind() == Row.Kind.MESSAGE);
    }

    /** Returns a message in hexadecimal. */
    static String hex(MessageRow row) {
        return PayloadText.hex(row.payload());
    }

    /** Returns an array in C. */
    static String array(MessageRow row) {
        StringBuilder text = new StringBuilder();
        // What a board has named must not end the comment.
        text.append("/* ").append(row.direction()).append(' ').append(row.endpoint().label().replace("*/", "* /"))
                .append(" */\n");
        text.append("static const unsigned char message_").append(row.number()).append('[').append(row.payload().length)
                .append("] = {");
        for (int index = 0; index < row.payload().length; index++) {
            text.append(index % ON_LINE == 0 ? "\n    0x" : " 0x").append(HexFormat.of().toHexDigits(row.payload()[index]))
                    .append(',');
        }
        return text.append("\n};").toString();
    }
}
