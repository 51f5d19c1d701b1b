// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.query.FilteredCopy;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowPredicate;

/**
 * Brings the rows of a capture that a filter lets through to a sink, and shows how far it is, until the end, Ctrl-C, enough
 * rows, or nobody reads the output any more.
 */
final class RowWalk implements AutoCloseable {
    private static final int STEP = 20_000;

    private final Capture capture;
    private final FilteredCopy copy;
    private final RowPredicate filter;
    private final RowSink sink;
    private final boolean prints;
    private final Interrupt interrupt;
    private final WalkProgress progress = new WalkProgress();
    private long left;

    /**
     * Creates a walk that has not begun.
     *
     * @param from the first row to look at
     * @param most how many rows are enough
     * @param sink is flushed, not closed
     * @param prints whether the sink goes to standard output, where the progress must not be in the way
     */
    RowWalk(Capture capture, long from, long most, RowPredicate filter, RowSink sink, boolean prints,
            Interrupt interrupt) {
        this.capture = capture;
        this.left = most;
        this.filter = filter;
        this.copy = new FilteredCopy(capture, from, this::test, sink);
        this.sink = sink;
        this.prints = prints;
        this.interrupt = interrupt;
    }

    private boolean test(Row row) throws QueryException {
        if (left == 0 || !filter.test(row)) {
            return false;
        }
        left--;
        if (prints) {
            progress.clear();
        }
        return true;
    }

    /**
     * Goes on as far as the capture has been refreshed.
     *
     * @return whether more are wanted when more come
     */
    boolean toEnd() throws CommandException, IOException {
        boolean more = true;
        while (more && isWanted()) {
            more = step();
        }
        return isWanted();
    }

    private boolean isWanted() {
        // Who reads the output, such as head, may have seen enough; Main tells.
        return left > 0 && !interrupt.asked() && !System.out.checkError();
    }

    private boolean step() throws CommandException, IOException {
        try {
            return copy.step(STEP);
        } catch (QueryException undecided) {
            throw new CommandException("The filter cannot decide about row " + copy.next() + ": "
                    + undecided.getMessage(), undecided.hint(), undecided);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } finally {
            sink.flush();
            progress.tell("Looking at rows", copy.next(), capture.rows());
        }
    }

    /** Returns how many rows were brought. */
    long copied() {
        return copy.copied();
    }

    @Override
    public void close() {
        progress.clear();
    }
}
