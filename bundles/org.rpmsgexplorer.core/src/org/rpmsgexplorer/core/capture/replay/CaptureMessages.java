// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.replay;

import java.io.IOException;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowPredicate;

/**
 * The messages of a capture that a filter lets through, as far as the capture has been refreshed. For one thread at a time.
 *
 * <p>The time between two messages is that of the board's monotonic clock; where that is not known, or has begun anew because
 * something has happened to the connection, it is that of the time of day.
 */
public final class CaptureMessages implements Replay.Messages {
    private final Capture capture;
    private final RowPredicate filter;
    private CaptureCursor cursor;
    private boolean follows;
    private long boardBefore;
    private long timeBefore;
    private long elapsed;

    public CaptureMessages(Capture capture, RowPredicate filter) {
        this.capture = capture;
        this.filter = filter;
        rewind();
    }

    @Override
    public void rewind() {
        cursor = capture.cursor();
        follows = false;
        boardBefore = Row.UNKNOWN_NANOS;
        elapsed = 0;
    }

    @Override
    public boolean next() throws IOException {
        try {
            while (cursor.next()) {
                if (cursor.kind() == Row.Kind.MARKER) {
                    boardBefore = Row.UNKNOWN_NANOS;
                } else if (cursor.kind() == Row.Kind.MESSAGE && filter.test(cursor)) {
                    advance();
                    return true;
                }
            }
            return false;
        } catch (QueryException undecided) {
            throw new CaptureException("The filter cannot decide about row " + cursor.number() + ": " + undecided.getMessage(),
                    "", undecided);
        }
    }

    private void advance() {
        boolean byBoard = boardBefore != Row.UNKNOWN_NANOS && cursor.boardNanos() != Row.UNKNOWN_NANOS;
        long since = byBoard ? cursor.boardNanos() - boardBefore : cursor.time() - timeBefore;
        // Never back: messages keep their order.
        elapsed += follows ? Math.max(0, since) : 0;
        follows = true;
        boardBefore = cursor.boardNanos();
        timeBefore = cursor.time();
    }

    @Override
    public long time() {
        return elapsed;
    }

    /** Returns the number of the current message's row. */
    public long row() {
        return cursor.number();
    }

    @Override
    public byte[] payload() {
        byte[] payload = new byte[cursor.length()];
        cursor.payload().get(payload);
        return payload;
    }
}
