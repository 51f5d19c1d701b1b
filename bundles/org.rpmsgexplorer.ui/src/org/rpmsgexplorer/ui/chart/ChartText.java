// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.report.Plain;
import org.rpmsgexplorer.core.benchmark.statistics.Interval;

/** What a chart says in words: under the pointer, and to whom does not see it. */
final class ChartText {
    private ChartText() {
    }

    /** Returns a value with its unit. */
    static String value(double value, String unit) {
        return Plain.number(value) + ' ' + unit;
    }

    /** Returns what is to be said of a point; of the whole series where there is none. */
    static String tip(ChartSeries series, Optional<ChartPoint> point, String unit) {
        return point.map(one -> NLS.bind(one.far() ? Messages.ChartText_farPoint : Messages.ChartText_point,
                new Object[] {series.name(), one.name(), value(one.value(), unit)})).orElseGet(() -> series(series, unit));
    }

    /** Returns the whole chart in sentences. */
    static String all(Chart chart) {
        if (chart.rows().isEmpty()) {
            return Messages.ChartText_empty;
        }
        return chart.title() + ". "
                + chart.rows().stream().map(row -> series(row, chart.unit())).collect(Collectors.joining(" "));
    }

    private static String series(ChartSeries series, String unit) {
        long far = series.points().stream().filter(ChartPoint::far).count();
        String text = NLS.bind(Messages.ChartText_series, new Object[] {series.name(), value(series.median(), unit),
            series.interval().map(range -> interval(range, unit)).orElse(""), Integer.toString(series.points().size())});
        return far == 0 ? text : text + ' ' + NLS.bind(Messages.ChartText_far, Long.toString(far));
    }

    private static String interval(Interval range, String unit) {
        return NLS.bind(Messages.ChartText_interval, Plain.number(range.low()), value(range.high(), unit));
    }
}
