// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.payload.PayloadText;

/** Messages as other programs take them. */
final class CopyText {
    private static final int ON_LINE = 12;

    private CopyText() {
    }

    /** Returns a line for each message, in hexadecimal; rows of other kinds are left out. */
    static String hex(List<MessageRow> rows) {
        return messages(rows).stream().map(row -> PayloadText.hex(row.payload())).collect(Collectors.joining("\n"));
    }

    /** Returns an array in C for each message; rows of other kinds are left out. */
    static String arrays(List<MessageRow> rows) {
        return messages(rows).stream().map(CopyText::array).collect(Collectors.joining("\n\n"));
    }

    private static List<MessageRow> messages(List<MessageRow> rows) {
        return rows.stream().filter(row -> row.kind() == Row.Kind.MESSAGE).toList();
    }

    private static String array(MessageRow row) {
        StringBuilder text = new StringBuilder();
        // What a board has named must not end the comment.
        text.append("/* ").append(row.direction()).append(' ').append(row.endpoint().label().replace("*/", "* /")).append(" */\n");
        text.append("static const unsigned char message_").append(row.number()).append('[').append(row.payload().length)
                .append("] = {");
        for (int index = 0; index < row.payload().length; index++) {
            text.append(index % ON_LINE == 0 ? "\n    " : " ").append(String.format("0x%02x,", row.payload()[index]));
        }
        return text.append("\n};").toString();
    }
}
