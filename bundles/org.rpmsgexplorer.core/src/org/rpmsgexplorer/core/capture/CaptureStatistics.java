// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Counts what a capture has of each endpoint, in one pass that can be done in steps and goes on with what has come since. For
 * one thread at a time.
 */
public final class CaptureStatistics {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final CaptureCursor cursor;
    private final List<Tally> tallies = new ArrayList<>();

    /** What is known of an endpoint so far. */
    private static final class Tally {
        private final long[] messages = new long[RowLayout.DIRECTIONS.length];
        private final long[] bytes = new long[RowLayout.DIRECTIONS.length];
        private final Intervals intervals = new Intervals();
        private long gaps;
        private long lost;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private boolean follows;
        private boolean byBoard;
        private long before;

        void message(Row row) {
            Direction direction = row.direction();
            messages[direction.ordinal()]++;
            bytes[direction.ordinal()] += row.length();
            first = Math.min(first, row.time());
            last = Math.max(last, row.time());
            if (direction == Direction.RECEIVED) {
                // A time of day may be set; the monotonic one is not.
                boolean board = row.boardNanos() != Row.UNKNOWN_NANOS;
                long now = board ? row.boardNanos() : row.time();
                if (follows && board == byBoard) {
                    intervals.add(now - before);
                }
                follows = true;
                byBoard = board;
                before = now;
            }
        }

        EndpointStatistics result(int endpoint) {
            boolean any = messages[0] + messages[1] > 0;
            boolean timed = intervals.count() > 0;
            int received = Direction.RECEIVED.ordinal();
            int sent = Direction.SENT.ordinal();
            return new EndpointStatistics(endpoint, messages[received], bytes[received], messages[sent], bytes[sent], gaps, lost,
                    any ? OptionalLong.of(first) : OptionalLong.empty(), any ? OptionalLong.of(last) : OptionalLong.empty(),
                    timed ? OptionalLong.of(intervals.min()) : OptionalLong.empty(),
                    timed ? OptionalLong.of(intervals.quantile(MEDIAN)) : OptionalLong.empty(),
                    timed ? OptionalLong.of(intervals.quantile(P99)) : OptionalLong.empty());
        }
    }

    /** Begins at the capture's first row. */
    public CaptureStatistics(Capture capture) {
        cursor = capture.cursor();
    }

    /**
     * Goes over some more rows, as far as the capture has been refreshed.
     *
     * @param rows at most so many
     * @return false when there are no more for now
     */
    public boolean step(long rows) throws CaptureException {
        for (long i = 0; i < rows; i++) {
            if (!cursor.next()) {
                return false;
            }
            add(cursor);
        }
        return true;
    }

    /** Returns how many rows it has gone over. */
    public long rows() {
        return cursor.number() + 1;
    }

    private void add(Row row) {
        int endpoint = row.endpoint();
        if (endpoint == Row.NO_ENDPOINT) {
            if (row.kind() != Row.Kind.NOTE) {
                tallies.forEach(tally -> tally.follows = false);
            }
            return;
        }
        while (tallies.size() <= endpoint) {
            tallies.add(new Tally());
        }
        Tally tally = tallies.get(endpoint);
        switch (row.kind()) {
            case MESSAGE -> tally.message(row);
            case GAP -> {
                tally.gaps++;
                tally.lost = tally.lost + Math.min(row.count(), Long.MAX_VALUE - tally.lost);
                tally.follows = false;
            }
            case MARKER -> tally.follows = false;
            case NOTE -> {
                // Says nothing about messages.
            }
        }
    }

    /** Returns what is known so far of each endpoint of the capture, by its number. */
    public List<EndpointStatistics> endpoints() {
        List<EndpointStatistics> results = new ArrayList<>();
        int count = Math.max(tallies.size(), cursor.capture().endpoints().size());
        for (int endpoint = 0; endpoint < count; endpoint++) {
            results.add((endpoint < tallies.size() ? tallies.get(endpoint) : new Tally()).result(endpoint));
        }
        return List.copyOf(results);
    }
}
