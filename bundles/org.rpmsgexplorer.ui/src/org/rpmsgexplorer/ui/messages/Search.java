// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;

import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.query.Column;
import org.rpmsgexplorer.core.query.Operand;
import org.rpmsgexplorer.core.query.Operator;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowPredicate;
import org.rpmsgexplorer.core.query.RowSearch;
import org.rpmsgexplorer.core.query.RowSource;
import org.rpmsgexplorer.core.query.Value;

/**
 * A search among the rows that a table shows.
 *
 * @param query what to look for
 * @param from the place to begin behind; -1 for the first row
 * @param forward whether to look for the next one, else for the previous one
 */
record Search(Query query, int from, boolean forward) {
    /** Where nothing was found. */
    static final int NOWHERE = -1;

    private static final int STEP = 20_000;

    /** Says whether a search is still wanted. */
    @FunctionalInterface
    interface Wanted {
        boolean isWanted();
    }

    /** Returns what a text looks for: a filter, or else what is no filter as a text in the messages. */
    static Query query(String text) {
        try {
            return Query.parse(text);
        } catch (QueryException plain) {
            return new Query.Comparison(new Operand.Of(Column.TEXT), Operator.ICONTAINS, List.of(new Value.Text(text)));
        }
    }

    /**
     * Looks for a row, from the other end on where there is none on this side.
     *
     * @return its place, or {@link #NOWHERE}
     */
    int run(RowSource<CaptureException> rows, RowPredicate matcher, Wanted wanted) throws QueryException, CaptureException {
        int found = run(rows, matcher, wanted, from);
        return found == NOWHERE ? run(rows, matcher, wanted, forward ? -1 : (int) rows.rows()) : found;
    }

    private int run(RowSource<CaptureException> rows, RowPredicate matcher, Wanted wanted, int begin)
            throws QueryException, CaptureException {
        RowSearch<CaptureException> search = new RowSearch<>(rows, matcher, begin, forward);
        long found = RowSearch.NONE;
        while (found == RowSearch.NONE && !search.ended() && wanted.isWanted()) {
            found = search.step(STEP);
        }
        return (int) found;
    }
}
