// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.rpmsgexplorer.core.BoardException;

/**
 * What could not be done.
 *
 * @param message what failed and why
 * @param hint what to do about it; empty where there is nothing to say
 */
public record Problem(String message, String hint) {
    /** Returns what an exception says. */
    public static Problem of(BoardException failed) {
        return new Problem(failed.getMessage(), failed.hint());
    }

    /** Returns both, one below the other. */
    public String text() {
        return (message + "\n" + hint).strip();
    }
}
