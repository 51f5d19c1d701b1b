// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;

class ChartLayoutTest {
    private static final int LINE = 15;
    private static final int LETTER = 7;

    private static ChartSeries series(String name, int count) {
        return new ChartSeries(name, ChartSeries.Tone.FIRST, false, IntStream.rangeClosed(1, count)
                .mapToObj(round -> new ChartPoint(10 + round, "round " + round, round == count)).toList(), 12,
                Optional.of(new Interval(11, 13)));
    }

    private static Chart chart(ChartSeries... rows) {
        return new Chart("times", "us", "a round", List.of(rows));
    }

    private static ChartLayout layout(Chart chart, int width, int height) {
        return new ChartLayout(chart, true, width, height, text -> LETTER * text.length(), LINE);
    }

    @Test
    void pointsAreInTheirRowAndRightOfTheNames() {
        ChartLayout layout = layout(chart(series("legacy", 30), series("fd", 30)), 600, 400);
        assertEquals(2, layout.rows().size());
        for (ChartLayout.Row row : layout.rows()) {
            assertEquals(30, row.dots().size());
            for (ChartLayout.Dot dot : row.dots()) {
                assertTrue(row.contains(dot.y()), dot + " in " + row.top() + " to " + (row.top() + row.height()));
                assertEquals(layout.axis().at(dot.point().value()), dot.x());
                assertTrue(dot.x() > ChartLayout.MARGIN + LETTER * "12.0 us".length() && dot.x() < 600, dot.toString());
            }
        }
        ChartLayout.Row first = layout.rows().get(0);
        assertEquals(first.top() + first.height(), layout.rows().get(1).top(), "no row covers another one");
        assertTrue(first.dots().stream().map(ChartLayout.Dot::y).distinct().count() > 10, "equal values are not all on one spot");
        assertEquals(first.dots(), layout(chart(series("legacy", 30), series("fd", 30)), 600, 400).rows().get(0).dots(),
                "the same picture each time");
    }

    @Test
    void whatIsUnderThePointerIsTheNearestPointOrTheRow() {
        ChartLayout layout = layout(chart(series("legacy", 5), series("fd", 5)), 600, 300);
        ChartLayout.Row row = layout.rows().get(1);
        ChartLayout.Dot dot = row.dots().get(3);
        ChartLayout.Hit hit = layout.at(dot.x() + 2, dot.y() - 2).orElseThrow();
        assertEquals("fd", hit.series().name());
        assertEquals(Optional.of(dot.point()), hit.point());
        assertEquals(Optional.empty(), layout.at(2, row.top() + 1).orElseThrow().point());
        assertEquals(Optional.empty(), layout.at(dot.x(), layout.bottom() + 5), "the axis is no row");
    }

    @Test
    void longNamesAreShortened() {
        ChartLayout layout = layout(chart(series("native destroy, 1000 there, legacy (published)", 5)), 300, 200);
        String name = layout.rows().get(0).name();
        assertTrue(name.startsWith("native") && name.endsWith("\u2026"), name);
        assertTrue(layout.axis().from() <= 0.4 * 300 + 2 * ChartLayout.MARGIN, layout.axis().toString());
    }

    @Test
    void aSmallAreaHasTheLeastHeightAndAnEmptyOneNothing() {
        Chart chart = chart(series("a", 3), series("b", 3), series("c", 3));
        ChartLayout layout = layout(chart, 40, 10);
        assertTrue(layout.rows().get(0).height() >= 2 * LINE, "two lines of text fit");
        assertTrue(layout.bottom() + 3 * LINE <= ChartLayout.leastHeight(chart, LINE), "axis and legend fit below");
        ChartLayout empty = layout(Chart.EMPTY, 100, 100);
        assertEquals(List.of(), empty.rows());
        assertEquals(Optional.empty(), empty.at(50, 50));
    }

    @Test
    void wordsSayTheSameAsThePicture() {
        ChartSeries series = series("legacy", 5);
        assertEquals("legacy\nround 2: 12.0 us", ChartText.tip(series, Optional.of(series.points().get(1)), "us"));
        assertEquals("legacy\nround 5: 15.0 us, far from the others",
                ChartText.tip(series, Optional.of(series.points().get(4)), "us"));
        String all = "legacy: median 12.0 us (95 %: 11.0 to 13.0 us), 5 values. 1 of them are far from the others.";
        assertEquals(all, ChartText.tip(series, Optional.empty(), "us"));
        assertEquals("times. " + all, ChartText.all(chart(series)));
        assertEquals("There is nothing to show.", ChartText.all(Chart.EMPTY));
    }
}
