// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.function.IntConsumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/** Draws a chart that is laid out. */
final class ChartPainter {
    private static final int RADIUS = 3;
    private static final int SEE_THROUGH = 150;
    private static final int BAND = 60;
    private static final int OPAQUE = 255;
    private static final int MEDIAN_WIDTH = 2;
    private static final int TICK = 4;

    private final GC gc;
    private final ChartColors colors;
    private final Chart chart;
    private final ChartLayout layout;

    ChartPainter(GC gc, ChartColors colors, Chart chart, ChartLayout layout) {
        this.gc = gc;
        this.colors = colors;
        this.chart = chart;
        this.layout = layout;
    }

    void paint(Point size) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(colors.background());
        gc.fillRectangle(0, 0, size.x, size.y);
        gc.setForeground(colors.foreground());
        if (chart.rows().isEmpty()) {
            gc.drawString(Messages.ChartText_empty, ChartLayout.MARGIN, ChartLayout.MARGIN, true);
            return;
        }
        axis(size.x);
        layout.rows().forEach(this::row);
        legend(size.x);
    }

    private void axis(int width) {
        int bottom = layout.bottom();
        int lineHeight = gc.getFontMetrics().getHeight();
        for (Tick tick : layout.ticks()) {
            gc.setForeground(colors.line());
            gc.drawLine(tick.at(), ChartLayout.MARGIN, tick.at(), bottom + TICK);
            gc.setForeground(colors.foreground());
            gc.drawString(tick.text(), tick.at() - gc.stringExtent(tick.text()).x / 2, bottom + TICK, true);
        }
        int from = layout.axis().from();
        gc.drawLine(from, bottom, from + layout.axis().length(), bottom);
        String title = NLS.bind(layout.axis().logarithmic() ? Messages.ChartCanvas_title : Messages.ChartCanvas_titleLinear,
                chart.title(), chart.unit());
        int titleWidth = gc.stringExtent(title).x;
        int centred = from + (layout.axis().length() - titleWidth) / 2;
        int x = Math.max(ChartLayout.MARGIN, Math.min(centred, width - titleWidth - ChartLayout.MARGIN));
        gc.drawString(title, x, bottom + TICK + lineHeight, true);
    }

    private void row(ChartLayout.Row row) {
        int middle = row.top() + row.height() / 2;
        int lineHeight = gc.getFontMetrics().getHeight();
        gc.setForeground(colors.foreground());
        gc.drawString(row.name(), ChartLayout.MARGIN, middle - lineHeight, true);
        gc.drawString(row.value(), ChartLayout.MARGIN, middle, true);
        gc.setForeground(colors.of(row.series()));
        gc.setBackground(colors.of(row.series()));
        row.series().interval().ifPresent(range -> {
            int low = layout.axis().at(range.low());
            gc.setAlpha(BAND);
            gc.fillRectangle(low, row.top() + 2, Math.max(1, layout.axis().at(range.high()) - low), row.height() - TICK);
        });
        gc.setAlpha(SEE_THROUGH);
        for (ChartLayout.Dot dot : row.dots()) {
            point(dot.x(), dot.y(), dot.point().far());
        }
        gc.setAlpha(OPAQUE);
        median(row.median(), row.top() + 2, row.top() + row.height() - 2);
    }

    private void point(int x, int y, boolean far) {
        if (far) {
            gc.drawLine(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS);
            gc.drawLine(x - RADIUS, y + RADIUS, x + RADIUS, y - RADIUS);
        } else {
            gc.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        }
    }

    private void median(int x, int top, int bottom) {
        gc.setLineWidth(MEDIAN_WIDTH);
        gc.drawLine(x, top, x, bottom);
        gc.setLineWidth(1);
    }

    /** Each mark that there is with what it is, from left to right, as far as there is room. */
    private void legend(int width) {
        int lineHeight = gc.getFontMetrics().getHeight();
        int top = layout.bottom() + TICK + 2 * lineHeight + ChartLayout.MARGIN;
        int middle = top + lineHeight / 2;
        gc.setForeground(colors.foreground());
        gc.setBackground(colors.foreground());
        int x = ChartLayout.MARGIN + RADIUS;
        x = entry(chart.point(), x, top, width, mark -> point(mark, middle, false));
        x = entry(Messages.ChartCanvas_median, x, top, width, mark -> median(mark, top, top + lineHeight));
        if (chart.rows().stream().anyMatch(row -> row.interval().isPresent())) {
            x = entry(Messages.ChartCanvas_interval, x, top, width, mark -> {
                gc.setAlpha(BAND);
                gc.fillRectangle(mark - RADIUS, top, 2 * RADIUS, lineHeight);
                gc.setAlpha(OPAQUE);
            });
        }
        if (chart.rows().stream().flatMap(row -> row.points().stream()).anyMatch(ChartPoint::far)) {
            entry(Messages.ChartCanvas_far, x, top, width, mark -> point(mark, middle, true));
        }
    }

    /** Returns where the next mark stands. */
    private int entry(String text, int mark, int top, int width, IntConsumer drawing) {
        int x = mark + RADIUS + ChartLayout.MARGIN / 2;
        int end = x + gc.stringExtent(text).x;
        if (end <= width) {
            drawing.accept(mark);
            gc.drawString(text, x, top, true);
        }
        return end + 2 * ChartLayout.MARGIN + RADIUS;
    }
}
