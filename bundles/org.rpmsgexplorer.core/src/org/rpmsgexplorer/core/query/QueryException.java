// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

/** What is wrong with a filter, or why it cannot be used on a row: one sentence, and where in the filter's text. */
public final class QueryException extends Exception {
    /** The column of what does not stand at one place of the text. */
    public static final int NO_COLUMN = 0;

    private static final long serialVersionUID = 1L;

    private final int column;
    private final String hint;

    /**
     * Creates an exception.
     *
     * @param column where, from 1; {@link #NO_COLUMN} where there is no such place
     * @param sentence what is wrong, without the column
     * @param hint what to do about it; empty where the sentence says it
     */
    QueryException(int column, String sentence, String hint) {
        super(column == NO_COLUMN ? sentence : "column " + column + ": " + sentence);
        this.column = column;
        this.hint = hint;
    }

    /** Returns where in the text it is, from 1; {@link #NO_COLUMN} where there is no such place. */
    public int column() {
        return column;
    }

    /** Returns what to do about it; empty where the message says it. */
    public String hint() {
        return hint;
    }
}
