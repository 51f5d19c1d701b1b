// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Objects;

/**
 * One row of the Boards view with the rows below it: an immutable picture of what is known at one moment.
 *
 * @param id unique in the whole tree and the same from one picture to the next; keeps rows expanded and selected
 * @param board the id of the board that it belongs to
 * @param subject what the row stands for
 * @param mark how that is, for the decoration of its image
 * @param label the name, in the first column
 * @param detail addresses, state and the like, in the second column; empty if there is nothing to say
 * @param hint why the detail says so, or what to do about it, for the tool tip; empty if there is nothing to say
 * @param children the rows below, in the order in which they are shown
 */
public record BoardItem(String id, String board, Subject subject, Mark mark, String label, String detail, String hint,
        List<BoardItem> children) {
    /** How it is what a row stands for. */
    public enum Mark {
        NONE, CONNECTED, BUSY, AWAY, PROBLEM
    }

    public BoardItem {
        Objects.requireNonNull(id);
        Objects.requireNonNull(board);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(mark);
        Objects.requireNonNull(label);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(hint);
        children = List.copyOf(children);
    }

    /** A row that has nothing below it. */
    BoardItem(String id, String board, Subject subject, Mark mark, String label, String detail, String hint) {
        this(id, board, subject, mark, label, detail, hint, List.of());
    }
}
