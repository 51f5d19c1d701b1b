// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.statistics.Interval;

/**
 * A row of a chart.
 *
 * @param name stands before the row
 * @param tone its colour
 * @param faint whether it is there for comparison, so that the eye finds the others first
 * @param points in their order
 * @param median of them
 * @param interval that holds the true median; empty where it is not known
 */
public record ChartSeries(String name, Tone tone, boolean faint, List<ChartPoint> points, double median,
        Optional<Interval> interval) {
    /** Which colour; rows that are to be compared with each other have the two of them. */
    public enum Tone {
        FIRST, SECOND
    }

    public ChartSeries {
        points = List.copyOf(points);
    }
}
