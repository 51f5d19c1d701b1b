// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.query.CaptureRows;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowPredicate;
import org.rpmsgexplorer.core.query.RowSearch;

/** Looks from a capture's end for where the last rows begin that a filter lets through. */
final class TailSearch {
    private static final int STEP = 20_000;

    private final Capture capture;
    private final RowPredicate filter;
    private final Interrupt interrupt;

    TailSearch(Capture capture, RowPredicate filter, Interrupt interrupt) {
        this.capture = capture;
        this.filter = filter;
        this.interrupt = interrupt;
    }

    /**
     * Returns the number of the row that the last so many begin with.
     *
     * @param from where the first row is that may be among them
     * @param wanted how many; 0 for none of those that are there
     */
    long find(long from, long wanted) throws CaptureException, CommandException {
        long end = capture.rows();
        RowSearch<CaptureException> search = new RowSearch<>(new CaptureRows(capture), filter, end, false);
        WalkProgress progress = new WalkProgress();
        long first = end;
        try {
            for (long found = 0; found < wanted && !search.ended() && !interrupt.asked();) {
                long row = search.step(STEP);
                if (row != RowSearch.NONE && row >= from) {
                    first = row;
                    found++;
                } else if (row != RowSearch.NONE) {
                    break;
                }
                progress.tell("Looking for the last rows: found", found, wanted);
            }
        } catch (QueryException undecided) {
            throw new CommandException("The filter cannot decide about a row: " + undecided.getMessage(),
                    undecided.hint(), undecided);
        } finally {
            progress.clear();
        }
        return first;
    }
}
