// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Objects;

/**
 * One row of the Boards view with the rows below it: an immutable picture of what is known at one moment.
 *
 * @param id unique in the whole tree and the same from one picture to the next; keeps rows expanded and selected
 * @param kind what the row stands for; decides on its image
 * @param label the name, in the first column
 * @param detail addresses, state and the like, in the second column; empty if there is nothing to say
 * @param hint why the detail says so, or what to do about it, for the tool tip; empty if there is nothing to say
 * @param children the rows below, in the order in which they are shown
 */
record BoardItem(String id, Kind kind, String label, String detail, String hint, List<BoardItem> children) {
    /** What a row stands for. */
    enum Kind {
        BOARD, CONTROL_DEVICE, CHANNEL, ENDPOINT
    }

    BoardItem {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(label);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(hint);
        children = List.copyOf(children);
    }

    /** A row that has nothing below it. */
    BoardItem(String id, Kind kind, String label, String detail) {
        this(id, kind, label, detail, "", List.of());
    }
}
