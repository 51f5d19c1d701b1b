// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

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
        axis();
        layout.rows().forEach(this::row);
        legend();
    }

    private void axis() {
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
        int centred = from + (layout.axis().length() - gc.stringExtent(title).x) / 2;
        gc.drawString(title, Math.max(ChartLayout.MARGIN, centred), bottom + TICK + lineHeight, true);
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

    /** Each mark with what it is, from left to right. */
    private void legend() {
        int lineHeight = gc.getFontMetrics().getHeight();
        int top = layout.bottom() + TICK + 2 * lineHeight + ChartLayout.MARGIN;
        int middle = top + lineHeight / 2;
        gc.setForeground(colors.foreground());
        gc.setBackground(colors.foreground());
        int x = ChartLayout.MARGIN + RADIUS;
        point(x, middle, false);
        x = text(chart.point(), x, top);
        point(x, middle, true);
        x = text(Messages.ChartCanvas_far, x, top);
        median(x, top, top + lineHeight);
        x = text(Messages.ChartCanvas_median, x, top);
        gc.setAlpha(BAND);
        gc.fillRectangle(x - RADIUS, top, 2 * RADIUS, lineHeight);
        gc.setAlpha(OPAQUE);
        text(Messages.ChartCanvas_interval, x, top);
    }

    /** Returns where the next mark stands. */
    private int text(String text, int mark, int top) {
        int x = mark + RADIUS + ChartLayout.MARGIN / 2;
        gc.drawString(text, x, top, true);
        return x + gc.stringExtent(text).x + 2 * ChartLayout.MARGIN + RADIUS;
    }
}
