// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a chart shows.
 *
 * @param title stands at the axis: what the values are
 * @param unit of all values, such as {@code µs}
 * @param point what a point is, for the legend, such as {@code a round}
 * @param rows from top to bottom
 */
public record Chart(String title, String unit, String point, List<ChartSeries> rows) {
    /** Nothing. */
    public static final Chart EMPTY = new Chart("", "", "", List.of());

    public Chart {
        rows = List.copyOf(rows);
    }

    /** Returns all values that are to be in sight. */
    double[] values() {
        return rows.stream().flatMapToDouble(row -> DoubleStream.concat(row.points().stream().mapToDouble(ChartPoint::value),
                row.interval().map(range -> DoubleStream.of(range.low(), range.high())).orElse(DoubleStream.empty()))).toArray();
    }
}
