// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.chart.Chart;
import org.rpmsgexplorer.ui.chart.ChartPoint;
import org.rpmsgexplorer.ui.chart.ChartSeries;

class RunDetailTest {
    private static final BenchmarkRun PUBLISHED = RunStore.published();

    private static List<String> names(Chart chart) {
        return chart.rows().stream().map(ChartSeries::name).toList();
    }

    @Test
    void everySampleIsAPointAndThePublishedRowsStandBelow() {
        Chart chart = RunChart.of(TestRuns.creation(TestRuns.ID, 5), PUBLISHED);
        assertEquals(List.of("native, legacy", "native, fd", "native, legacy (published)", "native, fd (published)"),
                names(chart));
        ChartSeries fd = chart.rows().get(1);
        assertEquals(10, fd.points().size());
        assertEquals(new ChartPoint(4, "round 9", true), fd.points().get(8));
        assertEquals(List.of("round 9"), fd.points().stream().filter(ChartPoint::far).map(ChartPoint::name).toList());
        assertEquals(2.005, fd.median(), 1e-9);
        assertTrue(fd.interval().orElseThrow().contains(2.005));
        assertEquals(30, chart.rows().get(2).points().size());
        assertEquals(List.of(false, false, true, true), chart.rows().stream().map(ChartSeries::faint).toList());
        assertEquals(List.of("native, legacy", "native, fd"), names(RunChart.of(PUBLISHED, PUBLISHED)), "once");
    }

    @Test
    void latenciesAreMessagesAndStreamsAreRates() {
        Chart latency = RunChart.of(TestRuns.latency(), PUBLISHED);
        assertEquals(List.of("16 bytes, legacy", "64 bytes, legacy"), names(latency));
        assertEquals("a message", latency.point());
        assertEquals(20, latency.rows().get(0).points().size());
        assertEquals(100, latency.rows().get(0).median(), 0.1);
        Chart rates = RunChart.of(TestRuns.throughput(), PUBLISHED);
        assertEquals("1/s", rates.unit());
        assertEquals(List.of(1000.0, 2000.0), rates.rows().get(0).points().stream().map(ChartPoint::value).toList());
    }

    @Test
    void ofManyMessagesTheChartHasSomeWithTheShortestAndTheLongest() {
        long[] times = LongStream.rangeClosed(1, 10_000).map(number -> 1000 * number).toArray();
        Chart chart = RunChart.of(TestRuns.run(TestRuns.ID, new LatencyPlan("c", 1, List.of(16), 500, 10_000, 1), Outcome.COMPLETE,
                List.of(new LatencySample(1, Way.FD, 16, new long[10_000], times))), PUBLISHED);
        assertEquals("a message; of each row 400, evenly chosen by their time", chart.point());
        List<ChartPoint> points = chart.rows().get(0).points();
        assertEquals(400, points.size());
        assertEquals(1, points.stream().mapToDouble(ChartPoint::value).min().orElseThrow());
        assertEquals("100.0 % are not longer",
                points.stream().filter(point -> point.value() == 10_000).findFirst().orElseThrow().name());
        assertEquals(200, points.stream().filter(point -> point.value() <= 5000).count(), 1);
        assertEquals(5000, chart.rows().get(0).median(), 5, "as the report has it");
    }

    @Test
    void samplesAreRows() {
        SampleRows loops = RunDetail.of(TestRuns.creation(TestRuns.ID, 5)).samples();
        assertEquals(20, loops.samples().size());
        assertEquals(List.of("1", "legacy", "native", "loop", "0", "1000", "10.0", "10.0", "\u2013", "0"), loops.cells(0));
        assertEquals(List.of("1", "legacy", "16", "20", "0", "100.0", "100.0", "100.0"),
                RunDetail.of(TestRuns.latency()).samples().cells(0));
        assertEquals(List.of("2", "fd", "64", "2000", "1000", "2000"), RunDetail.of(TestRuns.throughput()).samples().cells(1));
        for (BenchmarkRun run : List.of(TestRuns.creation(TestRuns.ID, 5), TestRuns.latency(), TestRuns.throughput())) {
            assertEquals(SampleRows.of(run).titles().size(), SampleRows.of(run).cells(0).size());
        }
    }

    @Test
    void theTextSaysWhatWasMeasured() {
        RunDetail detail = RunDetail.of(TestRuns.creation(TestRuns.ID, 5));
        assertEquals("loop, native: legacy 10.0 \u00b5s, fd 2.005 \u00b5s, legacy/fd 5.000 (5.000 to 5.000)", detail.headline());
        assertTrue(detail.text().contains("How long an endpoint takes to be created"), detail.text());
        assertEquals("echo of 16 bytes: legacy 100.0 \u00b5s, fd \u2013, legacy/fd \u2013", RunDetail.of(TestRuns.latency()).headline());
        assertEquals("64 bytes, stream: legacy \u2013, fd 1500 1/s, legacy/fd \u2013",
                RunDetail.of(TestRuns.throughput()).headline());
    }

    @Test
    void twoRunsAreCompared() {
        RunDetail detail = RunDetail.compare(TestRuns.creation(TestRuns.ID, 5), TestRuns.creation(TestRuns.OTHER, 10));
        assertEquals(TestRuns.ID + " against " + TestRuns.OTHER, detail.headline());
        assertTrue(detail.text().contains("native loop, legacy: 10.0 and 20.1 \u00b5s\n  the second is 100.0 % slower"),
                detail.text());
        assertTrue(detail.text().contains("native loop, legacy/fd: 5.000 and 10.0\n  the second is 100.0 % larger"),
                detail.text());
        assertEquals(List.of("native, legacy (first)", "native, fd (first)", "native, legacy (second)", "native, fd (second)"),
                names(detail.chart()));
        RunDetail unlike = RunDetail.compare(TestRuns.creation(TestRuns.ID, 5), TestRuns.latency());
        assertEquals("The two runs have no figure in common.", unlike.headline());
        assertEquals(2, unlike.chart().rows().size(), "times of one kind only");
    }
}
