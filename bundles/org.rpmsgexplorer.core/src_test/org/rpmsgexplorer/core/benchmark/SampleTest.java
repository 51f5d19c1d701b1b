// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

/** What samples say of themselves, and what they refuse. */
class SampleTest {
    private static CreationSample java(long raw, long doubled) {
        return new CreationSample(1, Engine.JAVA, Way.FD, Step.LOOP, 0, 10, raw, OptionalLong.of(doubled), OptionalLong.empty());
    }

    @Test
    void whatTheWayIntoTheKernelCostsIsSubtracted() {
        CreationSample sample = java(1000, 1300);
        assertEquals(OptionalLong.of(300), sample.overheadNanos());
        assertEquals(700, sample.netNanos());
        assertEquals(70.0, sample.netNanosPerLoop());
        assertFalse(sample.isDoubtful());
    }

    @Test
    void lessThanWhatWasSubtractedIsDoubtful() {
        assertTrue(java(1000, 1501).isDoubtful());
        assertFalse(java(1000, 1500).isDoubtful());
        assertEquals(-200, java(1000, 2200).netNanos());
        assertTrue(java(1000, 2200).isDoubtful());
    }

    @Test
    void theNativeEngineHasNothingToSubtract() {
        CreationSample sample = SampleRuns.loops(1, Way.LEGACY, 10, 100);
        assertEquals(OptionalLong.empty(), sample.overheadNanos());
        assertEquals(1000, sample.netNanos());
        assertFalse(sample.isDoubtful());
    }

    @Test
    void aResponseCountsFromWhenTheMessageWasDue() {
        LatencySample sample = new LatencySample(1, Way.FD, 16, new long[] {0, 1_000_000, 5}, new long[] {2000, 3000, -1});
        assertEquals(3, sample.count());
        assertEquals(1, sample.lost());
        assertEquals(OptionalLong.of(3000), sample.roundTrip(1));
        assertEquals(OptionalLong.empty(), sample.roundTrip(2));
        assertEquals(1_000_000, sample.late(1));
        assertEquals(2, sample.service().getTotalCount());
        assertEquals(3000, sample.service().getMaxValue(), 3);
        assertEquals(1_003_000, sample.response().getMaxValue(), 1003);
        assertEquals(2000, sample.response().getMinValue(), 2);
    }

    @Test
    void aLatencySampleIsItsNumbers() {
        long[] late = {1, 2};
        LatencySample sample = new LatencySample(1, Way.FD, 16, late, new long[] {3, 4});
        late[0] = 9;
        assertEquals(1, sample.late(0));
        LatencySample same = new LatencySample(1, Way.FD, 16, new long[] {1, 2}, new long[] {3, 4});
        assertEquals(same, sample);
        assertEquals(same.hashCode(), sample.hashCode());
        assertNotEquals(new LatencySample(1, Way.FD, 16, new long[] {1, 2}, new long[] {3, 5}), sample);
        assertNotEquals(new LatencySample(1, Way.LEGACY, 16, new long[] {1, 2}, new long[] {3, 4}), sample);
    }

    @Test
    void throughputIsMessagesInASecond() {
        assertEquals(2500, new ThroughputSample(1, Way.FD, 16, 5000, 2_000_000_000L).messagesPerSecond());
    }

    @Test
    void valuesThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> java(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> java(Long.MAX_VALUE, 0));
        assertThrows(IllegalArgumentException.class, () -> java(0, -1));
        assertThrows(IllegalArgumentException.class, () -> SampleRuns.loops(0, Way.FD, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SampleRuns.loops(1, Way.FD, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ThroughputSample(1, Way.FD, 1, 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new LatencySample(1, Way.FD, 1, new long[1], new long[2]));
        assertThrows(IllegalArgumentException.class,
                () -> new LatencySample(1, Way.FD, 1, new long[1], new long[] {-2}));
        assertThrows(IllegalArgumentException.class, () -> SampleRuns.creationPlan(0, 1, Engine.JAVA));
        assertThrows(IllegalArgumentException.class, () -> SampleRuns.creationPlan(1, 1));
        assertThrows(IllegalArgumentException.class, () -> SampleRuns.creationPlan(1, 1, Engine.JAVA, Engine.JAVA));
        assertThrows(IllegalArgumentException.class, () -> new LatencyPlan("c", 1L << 32, List.of(1), 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new LatencyPlan("c", 0, List.of(1), Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new LoadAverage(0, Double.NaN, 0));
    }

    @Test
    void aRunHasSamplesOfItsPlanAlone() {
        BenchmarkPlan plan = new ThroughputPlan("rpmsg_ctrl0", 0x400, List.of(1), 1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> SampleRuns.run(plan, List.of(SampleRuns.loops(1, Way.FD, 1, 1))));
    }

    @Test
    void anIdIsATimeAndSortsLikeIt() {
        Random random = new Random(1);
        String first = BenchmarkRun.newId(Instant.parse("2026-01-02T03:04:05.999Z"), random);
        String second = BenchmarkRun.newId(Instant.parse("2026-10-02T03:04:05Z"), random);
        assertTrue(first.matches("20260102-030405-[0-9a-f]{4}"), first);
        assertTrue(first.compareTo(second) < 0);
        assertTrue(BenchmarkRun.isId(first) && BenchmarkRun.isId("published"));
        for (String other : List.of("", "..", "../" + first, first + ".json", first.toUpperCase(Locale.ROOT) + "/", "CON")) {
            assertFalse(BenchmarkRun.isId(other), other);
        }
    }
}
