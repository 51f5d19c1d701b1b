// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

class RunComparisonTest {
    @Test
    void whatIsSlowerIsShown() {
        RunComparison comparison = RunComparison.of(SampleRuns.noisy(100, 0.01, 30, 1), SampleRuns.noisy(120, 0.01, 30, 2));
        assertEquals(List.of("native loop, legacy", "native loop, fd", "native loop, legacy/fd"),
                comparison.figures().stream().map(ComparedFigure::name).toList());
        ComparedFigure legacy = comparison.figures().get(0);
        assertEquals(100, legacy.first(), 2);
        assertEquals(120, legacy.second(), 2);
        assertTrue(legacy.verdict().matches("the second is \\d+\\.\\d % slower, 95 %: .*"), legacy::verdict);
        assertTrue(legacy.difference().orElseThrow().interval().orElseThrow().contains(0.2), legacy::toString);
        assertTrue(comparison.figures().get(1).verdict().startsWith("no difference is shown"), comparison::toString);
        assertTrue(comparison.figures().get(2).verdict().contains(" % larger, 95 %: "), comparison::toString);
        assertEquals(List.of(), comparison.unlike());
    }

    @Test
    void aRunDoesNotDifferFromItself() {
        BenchmarkRun run = SampleRuns.noisy(50, 0.05, 20, 3);
        assertTrue(RunComparison.of(run, run).figures().stream().noneMatch(figure -> figure.difference().orElseThrow().isShown()));
    }

    @Test
    void onlyWhatBothHaveIsCompared() {
        BenchmarkRun legacyAlone = SampleRuns.run(SampleRuns.creationPlan(1000, 1, Engine.NATIVE),
                List.of(SampleRuns.loops(1, Way.LEGACY, 1000, 100_000)));
        RunComparison comparison = RunComparison.of(legacyAlone, SampleRuns.noisy(100, 0.01, 30, 1));
        assertEquals(List.of("native loop, legacy"), comparison.figures().stream().map(ComparedFigure::name).toList());
        assertTrue(comparison.figures().get(0).verdict().contains("too few"), comparison::toString);
    }

    @Test
    void latencyAndThroughputAreComparedBySize() {
        List<Sample> slow = new ArrayList<>();
        List<Sample> quick = new ArrayList<>();
        List<Sample> many = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            slow.add(new LatencySample(round, Way.FD, 16, new long[] {0, 0, 0}, new long[] {200_000, 200_000, 9_000_000}));
            quick.add(new LatencySample(round, Way.FD, 16, new long[] {0}, new long[] {100_000}));
            quick.add(new LatencySample(round, Way.FD, 32, new long[] {0}, new long[] {100_000}));
            many.add(new ThroughputSample(round, Way.FD, 1, 100, 1_000_000));
        }
        BenchmarkPlan plan = new LatencyPlan("rpmsg_ctrl0", 0x400, List.of(16), 1000, 100, 8);
        RunComparison echoes = RunComparison.of(SampleRuns.run(plan, quick), SampleRuns.run(plan, slow));
        assertEquals(List.of("echo of 16 bytes, fd"), echoes.figures().stream().map(ComparedFigure::name).toList());
        assertTrue(echoes.figures().get(0).verdict().startsWith("the second is 100."), echoes::toString);
        assertTrue(echoes.figures().get(0).verdict().contains("% slower"), echoes::toString);

        BenchmarkRun rates = SampleRuns.run(new ThroughputPlan("rpmsg_ctrl0", 0x400, List.of(1), 100, 4, 6), many);
        RunComparison other = RunComparison.of(rates, SampleRuns.run(plan, slow));
        assertEquals(List.of(), other.figures());
        assertEquals(List.of("They measured different things."), other.unlike());
        assertEquals(100_000, RunComparison.of(rates, rates).figures().get(0).first(), 1e-6);
    }

    @Test
    void whatElseIsNotAlikeIsSaid() {
        Environment other = new Environment(Optional.of("root@192.0.2.1"), Optional.of("x86_64"), SampleRuns.BOARD.model(),
                Optional.of("6.18.0"), SampleRuns.BOARD.kernelVersion(), SampleRuns.BOARD.commandLine(), OptionalInt.of(4), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), SampleRuns.BOARD.java(), Optional.empty(),
                Optional.empty());
        BenchmarkRun first = SampleRuns.noisy(100, 0.01, 30, 1);
        BenchmarkRun second = new BenchmarkRun(first.id(), first.started(), first.took(), "", SampleRuns.creationPlan(1000, 30,
                Engine.JAVA), other, Optional.empty(), Outcome.COMPLETE, List.of(), first.samples());
        assertEquals(List.of("engines: [native] and [java]", "machine: aarch64 and x86_64", "kernel: 6.12.0 and 6.18.0",
                "governors: [performance] and []", "device manager: udev and unknown"),
                RunComparison.of(first, second).unlike());
        assertFalse(RunComparison.of(first, second).figures().isEmpty());
    }
}
