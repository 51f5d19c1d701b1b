// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Way;

class LoopResultTest {
    @Test
    void clockReadsAreSubtractedFromEachLoop() {
        assertEquals(29.0, new LoopSample(Way.LEGACY, 1000, 30_000_000, 1_000_000, 5).microsPerLoop(), 1e-9);
    }

    @Test
    void medianOfAnOddNumberIsTheMiddleAndOfAnEvenOneTheMean() {
        assertEquals(OptionalDouble.of(3), result(Way.FD, 9, 1, 3).medianMicros(Way.FD));
        assertEquals(OptionalDouble.of(2.5), result(Way.FD, 100, 1, 3, 2).medianMicros(Way.FD));
        assertEquals(OptionalDouble.of(7), result(Way.FD, 7).medianMicros(Way.FD));
    }

    @Test
    void ratioIsThatOfTheMedians() {
        List<LoopSample> samples = new ArrayList<>(result(Way.LEGACY, 30, 1000, 20).samples());
        samples.addAll(result(Way.FD, 15, 10, 1).samples());
        assertEquals(OptionalDouble.of(3), result(samples).ratio());
    }

    @Test
    void withoutTheFdWayThereIsNoRatio() {
        LoopResult legacy = result(Way.LEGACY, 30);
        assertEquals(OptionalDouble.empty(), legacy.medianMicros(Way.FD));
        assertEquals(OptionalDouble.empty(), legacy.ratio());
        assertEquals(OptionalDouble.empty(), result(List.of()).ratio());
    }

    @Test
    void samplesCannotBeChangedAfterwards() {
        List<LoopSample> samples = new ArrayList<>(result(Way.FD, 1).samples());
        LoopResult result = result(samples);
        samples.clear();
        assertEquals(1, result.samples().size());
        assertThrows(UnsupportedOperationException.class, () -> result.samples().clear());
    }

    private static LoopResult result(Way way, int... micros) {
        return result(IntStream.of(micros).mapToObj(each -> new LoopSample(way, 10, each * 10_000L, 0, 0)).toList());
    }

    private static LoopResult result(List<LoopSample> samples) {
        return new LoopResult("rpmsg_ctrl0", "6.12", "amd64", "17", "", samples);
    }
}
