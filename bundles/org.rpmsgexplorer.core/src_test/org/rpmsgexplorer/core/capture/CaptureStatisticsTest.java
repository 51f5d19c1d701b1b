// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureStatisticsTest {
    @TempDir
    private Path folder;

    @Test
    void countsEachEndpointAndGoesOn() throws CaptureException {
        Path file = folder.resolve("a.rpmsg");
        CapturedEndpoint endpoint = new CapturedEndpoint("", "", "", "a", "", OptionalLong.empty(), OptionalLong.empty());
        try (CaptureWriter writer = CaptureWriter.create(file, ""); Capture capture = Capture.open(file)) {
            CaptureStatistics statistics = new CaptureStatistics(capture);
            writer.addEndpoint(endpoint);
            writer.addEndpoint(endpoint);
            for (int i = 0; i < 11; i++) {
                writer.message(1, Direction.RECEIVED, 1_000_000_000L * i, 10L * i, -1, -1, ByteBuffer.allocate(4));
            }
            writer.gap(1, 0, 0, 5);
            writer.message(1, Direction.RECEIVED, 10_000_000_000L, 5000, -1, -1, ByteBuffer.allocate(4));
            writer.message(1, Direction.SENT, 10_000_000_000L, 5001, -1, -1, ByteBuffer.allocate(3));
            writer.flush();
            capture.refresh();
            assertTrue(statistics.step(5));
            assertFalse(statistics.step(100));
            EndpointStatistics none = statistics.endpoints().get(0);
            assertEquals(0, none.messages());
            assertEquals(OptionalLong.empty(), none.first());
            assertTrue(none.rate().isEmpty());
            assertEquals(new EndpointStatistics(1, 12, 48, 1, 3, 1, 5, OptionalLong.of(0), OptionalLong.of(10_000_000_000L),
                    OptionalLong.of(10), OptionalLong.of(10), OptionalLong.of(10)), statistics.endpoints().get(1));
            assertEquals(1.2, statistics.endpoints().get(1).rate().getAsDouble(), 1e-9);

            writer.gap(1, 0, 0, Long.MAX_VALUE);
            writer.flush();
            capture.refresh();
            assertFalse(statistics.step(100));
            assertEquals(2, statistics.endpoints().get(1).gaps());
            assertEquals(Long.MAX_VALUE, statistics.endpoints().get(1).lost());
            assertEquals(capture.rows(), statistics.rows());
        }
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
