// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
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
    void latenciesArePercentilesAndStreamsAreRates() {
        Chart latency = RunChart.of(TestRuns.latency(), PUBLISHED);
        assertEquals(List.of("16 bytes, legacy", "64 bytes, legacy"), names(latency));
        assertEquals(List.of("50 % are not longer", "90 % are not longer", "99 % are not longer", "99.9 % are not longer",
                "the longest"), latency.rows().get(0).points().stream().map(ChartPoint::name).toList());
        assertEquals(100, latency.rows().get(0).median(), 0.1);
        Chart rates = RunChart.of(TestRuns.throughput(), PUBLISHED);
        assertEquals("1/s", rates.unit());
        assertEquals(List.of(1000.0, 2000.0), rates.rows().get(0).points().stream().map(ChartPoint::value).toList());
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
        assertTrue(detail.text().contains("native loop, legacy: 10.0 and 20.1 \u00b5s\n    the second is 100.0 % slower"),
                detail.text());
        assertTrue(detail.text().contains("native loop, legacy/fd: 5.000 and 10.0\n    the second is 100.0 % larger"),
                detail.text());
        assertEquals(List.of("native, legacy (first)", "native, fd (first)", "native, legacy (second)", "native, fd (second)"),
                names(detail.chart()));
        RunDetail unlike = RunDetail.compare(TestRuns.creation(TestRuns.ID, 5), TestRuns.latency());
        assertEquals("The two runs have no figure in common.", unlike.headline());
        assertEquals(2, unlike.chart().rows().size(), "times of one kind only");
    }
}
