// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;

import org.rpmsgexplorer.core.query.QueryException;

/** A filter that is none: shown with a caret below the place. */
final class WrongFilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** How many characters of a long filter are shown on each side of the place. */
    private static final int SIDE = 60;
    private static final String CUT = "…";

    private final String filter;
    private final int column;
    private final String hint;

    WrongFilterException(String filter, QueryException wrong) {
        super("The filter is wrong: " + wrong.getMessage(), wrong);
        this.filter = filter;
        this.column = wrong.column();
        this.hint = wrong.hint();
    }

    /** Returns what to show below the message: the filter, the caret, and what to do about it. */
    List<String> lines() {
        String advice = hint.isEmpty() ? "docs/filter.md has the language." : hint;
        if (column == QueryException.NO_COLUMN) {
            return List.of(advice);
        }
        int at = Math.min(column - 1, filter.length());
        int from = at > SIDE ? at - SIDE : 0;
        int to = filter.length() - at > SIDE ? at + SIDE : filter.length();
        String before = (from > 0 ? CUT : "") + filter.substring(from, at);
        String behind = filter.substring(at, to) + (to < filter.length() ? CUT : "");
        return List.of(before + behind, " ".repeat(before.codePointCount(0, before.length())) + "^", advice);
    }
}
