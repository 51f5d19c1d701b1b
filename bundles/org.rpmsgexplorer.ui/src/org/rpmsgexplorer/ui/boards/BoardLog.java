// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

/** Takes what happens to connections, for people to read. Any thread may use it; it must not wait. */
public interface BoardLog {
    /** Takes nothing. */
    BoardLog NONE = (board, text) -> {
    };

    /**
     * Takes one line.
     *
     * @param board what the board is called
     */
    void add(String board, String text);

    /** A board is called something else from now on. */
    default void renamed(String before, String now) {
        // There may be nothing that has its name.
    }

    /** A board is not in the list any more. */
    default void removed(String board) {
        // There may be nothing to take away.
    }
}
