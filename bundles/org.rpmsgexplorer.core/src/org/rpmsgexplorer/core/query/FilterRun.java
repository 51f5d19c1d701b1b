// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

/**
 * A filter's way through all rows, a step at a time on its caller's thread: what it has found can be shown while it goes
 * on, it goes on when more rows have come, and it ends when nobody asks for another step. One thread steps; any may ask
 * how far it is.
 *
 * @param <E> what reading fails with
 */
public final class FilterRun<E extends Exception> {
    private final RowSource<E> source;
    private final RowPredicate filter;
    private final RowNumbers found = new RowNumbers();
    private volatile long examined;

    /**
     * Creates a run that has seen nothing yet.
     *
     * @param source the rows; used by the thread that steps
     * @param filter which of them to find; used by the same thread
     */
    public FilterRun(RowSource<E> source, RowPredicate filter) {
        this.source = source;
        this.filter = filter;
    }

    /**
     * Looks at some more rows.
     *
     * @param rows how many at most; a few ten thousand take some milliseconds; fewer where they take more than some 100
     * @return true if there are more to look at, false if all that have come by now were looked at
     * @throws QueryException if the filter cannot decide about a row; the next step begins with that row again
     * @throws E if a row cannot be read; as before
     */
    public boolean step(int rows) throws QueryException, E {
        long end = Math.min(source.rows(), examined + rows);
        long row = examined;
        Pace pace = new Pace();
        try {
            for (boolean goesOn = true; goesOn && row < end; row++, goesOn = pace.goesOn()) {
                if (filter.test(source.seek(row))) {
                    found.add(row);
                }
            }
        } finally {
            examined = row;
        }
        return row < source.rows();
    }

    /** Returns how many rows were looked at. */
    public long examined() {
        return examined;
    }

    /** Returns the rows that were let through; grows with each step. */
    public RowNumbers found() {
        return found;
    }
}
