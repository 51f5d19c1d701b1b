// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Where everything of a chart is, in pixels. */
final class ChartLayout {
    /** From the edge, and between what stands side by side. */
    static final int MARGIN = 8;

    private static final String MORE = "\u2026";
    /** A row has two lines of text before it. */
    private static final int LINES = 2;
    private static final int LEAST_DOTS = 20;
    private static final double MOST_NAME = 0.4;
    private static final double SPREAD = 0.7;
    /** Multiples of it fill an interval evenly, however many there are. */
    private static final double GOLDEN = 0.6180339887;
    private static final int REACH = 6;
    private static final int TICK_GAP = 16;

    private final Chart chart;
    private final ToIntFunction<String> textWidth;
    private final int lineHeight;
    private final int nameWidth;
    private final Axis axis;
    private final List<Tick> ticks;
    private final List<Row> rows;

    /**
     * A series in its place.
     *
     * @param name as far as there is room for it
     * @param value its median with the unit, below the name
     * @param median the pixel of its line
     */
    record Row(ChartSeries series, String name, String value, int top, int height, int median, List<Dot> dots) {
        boolean contains(int y) {
            return y >= top && y < top + height;
        }
    }

    /** A point in its place. */
    record Dot(ChartPoint point, int x, int y) {
    }

    /**
     * What is under a pixel.
     *
     * @param point empty where it is the row only
     */
    record Hit(ChartSeries series, Optional<ChartPoint> point) {
    }

    /**
     * Lays a chart out.
     *
     * @param logarithmic whether its axis is to be so
     * @param textWidth of a text in pixels
     * @param lineHeight of a line of text in pixels
     */
    ChartLayout(Chart chart, boolean logarithmic, int width, int height, ToIntFunction<String> textWidth, int lineHeight) {
        this.chart = chart;
        this.textWidth = textWidth;
        this.lineHeight = lineHeight;
        int widest = chart.rows().stream().mapToInt(row -> Math.max(textWidth.applyAsInt(row.name()),
                textWidth.applyAsInt(ChartText.value(row.median(), chart.unit())))).max().orElse(0);
        nameWidth = Math.min(widest, (int) (width * MOST_NAME));
        int left = MARGIN + nameWidth + MARGIN;
        axis = Axis.of(chart.values(), logarithmic, left, width - left - 2 * MARGIN);
        ticks = chart.rows().isEmpty() ? List.of() : Ticks.of(axis, text -> textWidth.applyAsInt(text) + TICK_GAP);
        rows = rows(Math.max(height, leastHeight(chart, lineHeight)));
    }

    /** Returns how high a chart has to be to be read. */
    static int leastHeight(Chart chart, int lineHeight) {
        return chart.rows().size() * leastRow(lineHeight) + below(lineHeight);
    }

    private static int leastRow(int lineHeight) {
        return Math.max(LEAST_DOTS, LINES * lineHeight) + MARGIN;
    }

    /** The axis has two lines, its ticks and its title, and the legend one. */
    private static int below(int lineHeight) {
        return 3 * lineHeight + 4 * MARGIN;
    }

    private List<Row> rows(int height) {
        List<Row> all = new ArrayList<>();
        int count = Math.max(1, chart.rows().size());
        int each = Math.min((height - below(lineHeight)) / count, 2 * leastRow(lineHeight));
        int top = MARGIN;
        for (ChartSeries series : chart.rows()) {
            all.add(new Row(series, fit(series.name(), nameWidth), fit(ChartText.value(series.median(), chart.unit()), nameWidth),
                    top, each, axis.at(series.median()), dots(series, top, each)));
            top += each;
        }
        return all;
    }

    private List<Dot> dots(ChartSeries series, int top, int height) {
        List<Dot> dots = new ArrayList<>();
        for (int index = 0; index < series.points().size(); index++) {
            ChartPoint point = series.points().get(index);
            double part = (index * GOLDEN) % 1 - 0.5;
            dots.add(new Dot(point, axis.at(point.value()), top + height / 2 + (int) Math.round(part * SPREAD * height)));
        }
        return dots;
    }

    /** Returns as much of a text as there is room for. */
    private String fit(String text, int room) {
        if (textWidth.applyAsInt(text) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && textWidth.applyAsInt(text.substring(0, length) + MORE) > room) {
            length--;
        }
        return text.substring(0, length) + MORE;
    }

    Axis axis() {
        return axis;
    }

    List<Tick> ticks() {
        return ticks;
    }

    List<Row> rows() {
        return rows;
    }

    /** Returns where the rows end and the axis is. */
    int bottom() {
        return rows.isEmpty() ? MARGIN : rows.get(rows.size() - 1).top() + rows.get(0).height();
    }

    /** Returns what is under a pixel: the nearest point within reach, else the row. */
    Optional<Hit> at(int x, int y) {
        return rows.stream().filter(row -> row.contains(y)).findFirst().map(row -> new Hit(row.series(), row.dots().stream()
                .filter(dot -> distance(dot, x, y) <= REACH)
                .min(Comparator.comparingDouble(dot -> distance(dot, x, y))).map(Dot::point)));
    }

    private static double distance(Dot dot, int x, int y) {
        return Math.hypot(dot.x() - x, dot.y() - y);
    }
}
