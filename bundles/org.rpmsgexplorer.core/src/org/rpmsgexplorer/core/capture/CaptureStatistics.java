// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Counts what it takes of each endpoint: all of a capture, or what a filter lets through. For one thread at a time. */
public final class CaptureStatistics implements RowSink {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final List<Tally> tallies = new ArrayList<>();

    /** The messages that went one way. */
    private static final class OneDirection {
        private long messages;
        private long bytes;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void message(Row row) {
            messages++;
            bytes += row.length();
            first = Math.min(first, row.time());
            last = Math.max(last, row.time());
        }

        EndpointStatistics.Traffic result() {
            return messages == 0 ? EndpointStatistics.Traffic.NONE
                    : new EndpointStatistics.Traffic(messages, bytes, OptionalLong.of(first), OptionalLong.of(last));
        }
    }

    /** What is known of an endpoint so far. */
    private static final class Tally {
        private final OneDirection received = new OneDirection();
        private final OneDirection sent = new OneDirection();
        private final Intervals intervals = new Intervals();
        private long gaps;
        private long lost;
        private boolean follows;
        private boolean byBoard;
        private long before;

        void message(Row row) {
            if (row.direction() == Direction.SENT) {
                sent.message(row);
                return;
            }
            received.message(row);
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

        EndpointStatistics result(int endpoint) {
            boolean timed = intervals.count() > 0;
            return new EndpointStatistics(endpoint, received.result(), sent.result(), gaps, lost,
                    timed ? OptionalLong.of(intervals.min()) : OptionalLong.empty(),
                    timed ? OptionalLong.of(intervals.quantile(MEDIAN)) : OptionalLong.empty(),
                    timed ? OptionalLong.of(intervals.quantile(P99)) : OptionalLong.empty());
        }
    }

    @Override
    public void endpoint(CapturedEndpoint endpoint) {
        tallies.add(new Tally());
    }

    @Override
    public void row(Row row) {
        int endpoint = row.endpoint();
        if (endpoint == Row.NO_ENDPOINT) {
            if (row.kind() != Row.Kind.NOTE) {
                tallies.forEach(tally -> tally.follows = false);
            }
            return;
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

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    /** Returns what is known so far of each endpoint, by its number. */
    public List<EndpointStatistics> endpoints() {
        List<EndpointStatistics> results = new ArrayList<>();
        for (int endpoint = 0; endpoint < tallies.size(); endpoint++) {
            results.add(tallies.get(endpoint).result(endpoint));
        }
        return List.copyOf(results);
    }
}
