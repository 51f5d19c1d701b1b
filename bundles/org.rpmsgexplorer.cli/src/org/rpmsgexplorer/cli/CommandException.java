// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

/** A command failed here, not on the board: what failed and why, and what to do about it. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Creates an exception.
     *
     * @param hint empty where there is nothing to say
     * @param cause what was behind it, or null
     */
    CommandException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
