// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

/**
 * The search for the next or the previous row that a filter lets through, a step at a time on its caller's thread.
 *
 * @param <E> what reading fails with
 */
public final class RowSearch<E extends Exception> {
    /** The number of a row where none was found. */
    public static final long NONE = -1;

    private final RowSource<E> source;
    private final RowPredicate filter;
    private final boolean forward;
    private long at;

    /**
     * Creates a search.
     *
     * @param source the rows
     * @param filter what to look for
     * @param from the row to begin behind: the search looks at the one after it, or before it, first; -1 and the number of rows are
     *         possible
     * @param forward true to look for the next one, false for the previous one
     */
    public RowSearch(RowSource<E> source, RowPredicate filter, long from, boolean forward) {
        this.source = source;
        this.filter = filter;
        this.forward = forward;
        this.at = forward ? Math.max(0, from + 1) : from - 1;
    }

    /**
     * Looks at some more rows.
     *
     * @param rows how many at most; where they take more than some 100 ms, it looks at fewer
     * @return the row that was found, and the next step goes on behind it; {@link #NONE} if there was none among those
     *         that it has looked at
     * @throws QueryException if the filter cannot decide about a row; the next step begins behind that row
     * @throws E if a row cannot be read; as before
     */
    public long step(int rows) throws QueryException, E {
        if (!forward) {
            at = Math.min(at, source.rows() - 1);
        }
        Pace pace = new Pace();
        boolean goesOn = true;
        for (int i = 0; goesOn && i < rows && !ended(); i++) {
            long row = at;
            at += forward ? 1 : -1;
            if (filter.test(source.seek(row))) {
                return row;
            }
            goesOn = pace.goesOn();
        }
        return NONE;
    }

    /** Returns true if there are no more rows to look at by now. */
    public boolean ended() {
        return forward ? at >= source.rows() : at < 0;
    }
}
