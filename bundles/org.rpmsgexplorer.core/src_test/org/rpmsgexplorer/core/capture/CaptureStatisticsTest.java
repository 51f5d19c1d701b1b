// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;

class CaptureStatisticsTest {
    private static final CapturedEndpoint ENDPOINT = new CapturedEndpoint("", "", "", "a", "", OptionalLong.empty(),
            OptionalLong.empty());

    private final CaptureStatistics statistics = new CaptureStatistics();
    private final ReusedRow row = new ReusedRow();

    private void message(Direction direction, long time, long boardNanos, int length) {
        row.message(1, time, boardNanos, direction, -1, -1);
        row.payload(ByteBuffer.allocate(length), 0, length);
        statistics.row(row);
    }

    private void gap(long count) {
        row.gap(1, 0, 0, count);
        statistics.row(row);
    }

    @Test
    void countsEachEndpointAndGoesOn() {
        statistics.endpoint(ENDPOINT);
        statistics.endpoint(ENDPOINT);
        for (int i = 0; i < 11; i++) {
            message(Direction.RECEIVED, 1_000_000_000L * i, 10L * i, 4);
        }
        gap(5);
        message(Direction.RECEIVED, 10_000_000_000L, 5000, 4);
        message(Direction.SENT, 10_000_000_000L, 5001, 3);
        EndpointStatistics none = statistics.endpoints().get(0);
        assertEquals(0, none.messages());
        assertEquals(OptionalLong.empty(), none.received().first());
        assertTrue(none.received().rate().isEmpty());
        EndpointStatistics.Traffic received = new EndpointStatistics.Traffic(12, 48, OptionalLong.of(0),
                OptionalLong.of(10_000_000_000L));
        EndpointStatistics.Traffic sent = new EndpointStatistics.Traffic(1, 3, OptionalLong.of(10_000_000_000L),
                OptionalLong.of(10_000_000_000L));
        assertEquals(new EndpointStatistics(1, received, sent, 1, 5, OptionalLong.of(10), OptionalLong.of(10),
                OptionalLong.of(10)), statistics.endpoints().get(1));
        assertEquals(1.1, received.rate().getAsDouble(), 1e-9);
        assertTrue(sent.rate().isEmpty(), "one message has no rate");

        gap(Long.MAX_VALUE);
        assertEquals(2, statistics.endpoints().get(1).gaps());
        assertEquals(Long.MAX_VALUE, statistics.endpoints().get(1).lost());
    }

    @Test
    void noTimeIsTakenOverWhatIsNotKnown() {
        statistics.endpoint(ENDPOINT);
        statistics.endpoint(ENDPOINT);
        message(Direction.RECEIVED, 0, 100, 1);
        message(Direction.RECEIVED, 0, 107, 1);
        row.marker(Row.NO_ENDPOINT, 0, 0, MarkerKind.RESTARTED, "");
        statistics.row(row);
        message(Direction.RECEIVED, 0, 3, 1);
        row.note(1, 0, 0, "");
        statistics.row(row);
        message(Direction.RECEIVED, 0, 11, 1);
        assertEquals(OptionalLong.of(7), statistics.endpoints().get(1).minInterval());
        assertEquals(OptionalLong.of(8), statistics.endpoints().get(1).p99Interval());
    }

    @Test
    void quantilesAreThoseOfTheSortedTimes() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            long[] times = random.longs(1 + random.nextInt(2000), 0, 1L << 1 + random.nextInt(62)).toArray();
            Intervals intervals = new Intervals();
            Arrays.stream(times).forEach(intervals::add);
            Arrays.sort(times);
            assertEquals(times[0], intervals.min());
            for (double part : new double[] {0.001, 0.5, 0.99, 1}) {
                long exact = times[Math.max(0, (int) Math.ceil(part * times.length) - 1)];
                assertEquals(exact, intervals.quantile(part), exact * 0.008 + 0.5, "of " + times.length + ", part " + part);
            }
        }
    }
}
