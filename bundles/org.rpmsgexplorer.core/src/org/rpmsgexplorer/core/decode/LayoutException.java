// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

/** What is wrong in the text of a layout, and where. */
public final class LayoutException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;
    private final int column;

    LayoutException(String problem, int line, int column) {
        super("line " + line + ", column " + column + ": " + problem);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /** Returns what is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** Returns the line, from 1. */
    public int line() {
        return line;
    }

    /** Returns the column, from 1, in UTF-16 characters; a tab is one. */
    public int column() {
        return column;
    }

    /** Returns what to do about it. */
    public String hint() {
        return "docs/layouts.md has all that a layout may say, with examples";
    }
}
