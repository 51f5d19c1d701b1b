// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

/** The figures that are made of samples. */
class FiguresTest {
    private static CreationSample java(int round, Way way, Step step, int existing, long raw, long doubled) {
        return new CreationSample(round, Engine.JAVA, way, step, existing, 100, raw, OptionalLong.of(doubled),
                OptionalLong.of(round));
    }

    @Test
    void aFigureIsOfOneEngineStepAndNumberOfEndpoints() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            samples.add(SampleRuns.loops(round, Way.LEGACY, 100, 30_000));
            samples.add(SampleRuns.loops(round, Way.FD, 100, 10_000));
            samples.add(java(round, Way.LEGACY, Step.OPEN, 0, 500_000, 700_000));
            samples.add(java(round, Way.FD, Step.LOOP, 1000, 500_000, 800_000));
        }
        List<CreationFigure> figures = CreationFigure.of(SampleRuns.run(
                SampleRuns.creationPlan(100, 6, Engine.NATIVE, Engine.JAVA), samples));
        assertEquals(List.of(new CreationFigure.Series(Engine.NATIVE, Step.LOOP, 0),
                new CreationFigure.Series(Engine.JAVA, Step.LOOP, 1000), new CreationFigure.Series(Engine.JAVA, Step.OPEN, 0)),
                figures.stream().map(CreationFigure::series).toList());

        assertEquals(Optional.of(new Ratio(3, Optional.of(new Interval(3, 3)))), figures.get(0).ratio());
        LoopTimes legacy = figures.get(0).legacy().orElseThrow();
        assertEquals(30, legacy.net().median());
        assertEquals(30, legacy.raw());
        assertEquals(OptionalDouble.empty(), legacy.overhead());
        assertEquals(OptionalLong.of(0), legacy.retries());

        assertEquals(Optional.empty(), figures.get(1).legacy());
        assertEquals(Optional.empty(), figures.get(1).ratio());
        LoopTimes fd = figures.get(1).fd().orElseThrow();
        assertEquals(2, fd.net().median());
        assertEquals(5, fd.raw());
        assertEquals(OptionalDouble.of(3), fd.overhead());
        assertTrue(fd.isDoubtful());
        assertEquals(OptionalLong.of(21), fd.retries());
        assertFalse(figures.get(2).legacy().orElseThrow().isDoubtful());
    }

    @Test
    void roundsThatLackAWayDoNotCountForTheRatio() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 5; round++) {
            samples.add(SampleRuns.loops(round, Way.LEGACY, 100, 20_000));
            samples.add(SampleRuns.loops(round, Way.FD, 100, 10_000));
        }
        for (int round = 6; round <= 20; round++) {
            samples.add(SampleRuns.loops(round, Way.LEGACY, 100, 90_000));
        }
        CreationFigure figure = CreationFigure.of(SampleRuns.run(SampleRuns.creationPlan(100, 20, Engine.NATIVE), samples)).get(0);
        assertEquals(2, figure.ratio().orElseThrow().value());
        assertEquals(90, figure.legacy().orElseThrow().net().median());
    }

    @Test
    void fewRoundsHaveARatioAndNoInterval() {
        Ratio ratio = CreationFigure.of(SampleRuns.noisy(2, 0, 2, 1)).get(0).ratio().orElseThrow();
        assertEquals(2, ratio.value());
        assertEquals(Optional.empty(), ratio.interval());
        assertTrue(ratio.difference().words("legacy", "slower", "faster").contains("too few"));
    }

    @Test
    void timesOfWhichTooMuchWasSubtractedHaveNoRatio() {
        List<Sample> samples = List.of(java(1, Way.LEGACY, Step.CLOSE, 0, 100, 300), java(1, Way.FD, Step.CLOSE, 0, 100, 120));
        CreationFigure figure = CreationFigure.of(SampleRuns.run(SampleRuns.creationPlan(100, 1, Engine.JAVA), samples)).get(0);
        assertEquals(Optional.empty(), figure.ratio());
        assertTrue(figure.legacy().orElseThrow().net().median() < 0);
    }

    @Test
    void outliersAreMarkedAndCount() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 11; round++) {
            samples.add(SampleRuns.loops(round, Way.FD, 100, round == 4 ? 90_000 : 1000 + round));
        }
        LoopTimes fd = CreationFigure.of(SampleRuns.run(SampleRuns.creationPlan(100, 11, Engine.NATIVE), samples)).get(0).fd()
                .orElseThrow();
        assertEquals(IntStream.rangeClosed(1, 11).mapToObj(round -> round == 4).toList(), fd.outliers());
        assertEquals(1, fd.outlierCount());
        assertEquals(90, fd.net().max());
        assertEquals(11, fd.net().count());
    }

    private static LatencySample echoes(int round, Way way, long nanos) {
        return new LatencySample(round, way, 16, LongStream.range(0, 100).toArray(),
                LongStream.range(0, 100).map(message -> message == 99 ? LatencySample.LOST : nanos).toArray());
    }

    @Test
    void echoesOfBothWaysAreCompared() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 8; round++) {
            samples.add(echoes(round, Way.LEGACY, 103_000));
            samples.add(echoes(round, Way.FD, 100_000));
        }
        BenchmarkPlan plan = new LatencyPlan("rpmsg_ctrl0", 0x400, List.of(16), 1000, 100, 8);
        LatencyFigure figure = LatencyFigure.of(SampleRuns.run(plan, samples)).get(0);
        EchoTimes legacy = figure.legacy().orElseThrow();
        assertEquals(800, legacy.sent());
        assertEquals(8, legacy.lost());
        assertEquals(792, legacy.service().orElseThrow().count());
        assertEquals(103, legacy.service().orElseThrow().p50(), 0.11);
        assertEquals(103, legacy.response().orElseThrow().max(), 0.3);
        assertTrue(figure.verdict().orElseThrow().startsWith("legacy is 3."), figure::toString);
        assertTrue(figure.verdict().orElseThrow().contains(" % slower, 95 %: "), figure::toString);
    }

    @Test
    void whereNoAnswerCameThereAreNoTimes() {
        BenchmarkPlan plan = new LatencyPlan("rpmsg_ctrl0", 0x400, List.of(16), 1000, 100, 8);
        LatencySample lost = new LatencySample(1, Way.FD, 16, new long[] {5}, new long[] {LatencySample.LOST});
        LatencyFigure figure = LatencyFigure.of(SampleRuns.run(plan, List.of(lost, echoes(1, Way.LEGACY, 5)))).get(0);
        assertEquals(Optional.of(new EchoTimes(1, 1, Optional.empty(), Optional.empty())), figure.fd());
        assertEquals(Optional.empty(), figure.verdict());
    }

    @Test
    void moreMessagesInASecondAreFaster() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 8; round++) {
            samples.add(new ThroughputSample(round, Way.LEGACY, 496, 1000, 100_000_000));
            samples.add(new ThroughputSample(round, Way.FD, 496, 1000, 110_000_000));
        }
        BenchmarkPlan plan = new ThroughputPlan("rpmsg_ctrl0", 0x400, List.of(496), 1000, 16, 8);
        ThroughputFigure figure = ThroughputFigure.of(SampleRuns.run(plan, samples)).get(0);
        assertEquals(10_000, figure.legacy().orElseThrow().median());
        assertEquals("legacy is 10.0 % faster, 95 %: 10.0 to 10.0 %", figure.verdict().orElseThrow());
    }

    @Test
    void withoutAnIntervalADifferenceIsNotSure() {
        assertEquals("it is 50.0 % faster; the rounds are too few, or too unlike, to say how sure that is",
                new Difference(-0.5, Optional.empty()).words("it", "slower", "faster"));
        assertTrue(new Difference(0.0001, Optional.empty()).words("it", "slower", "faster")
                .startsWith("no difference was measured; the rounds are too few"));
        assertFalse(new Difference(-0.5, Optional.empty()).isShown());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.031 | 0.02 | 0.042 | it is 3.1 % slower, 95 %: 2.0 to 4.2 %",
            "-0.031 | -0.042 | -0.02 | it is 3.1 % faster, 95 %: 2.0 to 4.2 %",
            "0.01 | -0.005 | 0.02 | no difference is shown (95 %: -0.5 to +2.0 %)",
            "0.01 | 0 | 0.02 | no difference is shown (95 %: 0.0 to +2.0 %)"})
    void aDifferenceIsSaidInWords(double change, double low, double high, String words) {
        assertEquals(words, new Difference(change, Optional.of(new Interval(low, high))).words("it", "slower", "faster"));
    }
}
