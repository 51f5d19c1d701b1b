// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

/**
 * A value of a series.
 *
 * @param value in the chart's unit, finite
 * @param name what it is, such as {@code round 3}
 * @param far whether it is far from the others, for which it has a mark of its own
 */
public record ChartPoint(double value, String name, boolean far) {
    public ChartPoint {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is not finite: " + value);
        }
    }
}
