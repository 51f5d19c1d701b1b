// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.io.IOException;
import java.util.List;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.RowSink;

/**
 * Brings the rows of a capture that a filter lets through to a sink, a step at a time on its caller's thread; goes on when the
 * capture has grown and was refreshed. The sink gets all endpoints, so that their numbers stay.
 */
public final class FilteredCopy {
    private final CaptureCursor cursor;
    private final RowPredicate filter;
    private final RowSink sink;
    private long next;
    private int endpoints;
    private long copied;

    /**
     * Creates a copy that has copied nothing yet.
     *
     * @param from the first row to look at, from 0
     * @param sink is not closed
     */
    public FilteredCopy(Capture capture, long from, RowPredicate filter, RowSink sink) {
        this.cursor = capture.cursor();
        this.next = from;
        this.filter = filter;
        this.sink = sink;
    }

    /**
     * Looks at some more rows and copies those that are let through.
     *
     * @param rows how many at most; a few ten thousand take some milliseconds; fewer where they take more than some 100
     * @return true if there are more to look at, false if all that have come by now were looked at
     * @throws QueryException if the filter cannot decide about a row; the next step begins with that row again
     * @throws IOException if a row cannot be read or written
     */
    public boolean step(int rows) throws QueryException, IOException {
        long there = cursor.capture().rows();
        List<CapturedEndpoint> known = cursor.capture().endpoints();
        for (; endpoints < known.size(); endpoints++) {
            sink.endpoint(known.get(endpoints));
        }
        long end = Math.min(there, next + rows);
        Pace pace = new Pace();
        for (boolean goesOn = true; goesOn && next < end; next++, goesOn = pace.goesOn()) {
            cursor.seek(next);
            if (filter.test(cursor)) {
                sink.row(cursor);
                copied++;
            }
        }
        return next < there;
    }

    /** Returns the number of the row that is looked at next. */
    public long next() {
        return next;
    }

    /** Returns how many rows were copied. */
    public long copied() {
        return copied;
    }
}
