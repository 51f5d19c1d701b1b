// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which columns a table has, in their order, and how wide its user made them. Immutable.
 *
 * @param columns those that are shown; never none
 * @param widths in pixels; of other columns, too; none for those that are as wide as they came
 */
record ColumnLayout(List<MessageColumn> columns, Map<MessageColumn, Integer> widths) {
    static final ColumnLayout STANDARD = new ColumnLayout(MessageColumn.standard(), Map.of());

    private static final int MOST_PIXELS = 10_000;
    /** A kind, a width or nothing, and a path, which may have spaces. */
    private static final String BETWEEN = " ";
    private static final String NO_WIDTH = "-";

    ColumnLayout {
        columns = List.copyOf(columns);
        widths = Map.copyOf(widths);
    }

    /** Reads what {@link #entries()} has returned once; what another version wrote is left out. */
    static ColumnLayout of(List<String> entries) {
        List<MessageColumn> columns = new ArrayList<>();
        Map<MessageColumn, Integer> widths = new HashMap<>();
        for (String entry : entries) {
            String[] parts = entry.split(BETWEEN, 3);
            if (parts.length > 1) {
                MessageColumn.of(parts[0], parts.length > 2 ? parts[2] : "").filter(column -> !columns.contains(column))
                        .ifPresent(column -> {
                            columns.add(column);
                            width(parts[1]).ifPresent(width -> widths.put(column, width));
                        });
            }
        }
        return columns.isEmpty() ? STANDARD : new ColumnLayout(columns, widths);
    }

    private static OptionalInt width(String text) {
        try {
            int width = Integer.parseInt(text);
            return width > 0 && width <= MOST_PIXELS ? OptionalInt.of(width) : OptionalInt.empty();
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    /** Returns a text for each column, to be kept. */
    List<String> entries() {
        return columns.stream().map(column -> String.join(BETWEEN, column.kind().name(),
                widths.containsKey(column) ? widths.get(column).toString() : NO_WIDTH, column.path()).strip()).toList();
    }

    /** Returns how wide the user made a column; empty where it is as wide as it came. */
    OptionalInt width(MessageColumn column) {
        Integer width = widths.get(column);
        return width == null ? OptionalInt.empty() : OptionalInt.of(width);
    }

    ColumnLayout withWidth(MessageColumn column, int width) {
        Map<MessageColumn, Integer> others = new HashMap<>(widths);
        others.put(column, Math.max(1, Math.min(MOST_PIXELS, width)));
        return new ColumnLayout(columns, others);
    }

    /** Returns the layout in which a column is as wide as it came. */
    ColumnLayout withoutWidth(MessageColumn column) {
        Map<MessageColumn, Integer> others = new HashMap<>(widths);
        others.remove(column);
        return new ColumnLayout(columns, others);
    }

    /** Returns the columns in another order, which has their places in this one. */
    ColumnLayout ordered(List<Integer> places) {
        return new ColumnLayout(places.stream().map(columns::get).toList(), widths);
    }

    /** Returns the layout without a column that is shown, or with one that is not; the last one stays. */
    ColumnLayout toggle(MessageColumn column) {
        List<MessageColumn> others = new ArrayList<>(columns);
        if (!others.remove(column)) {
            others.add(placeOf(column), column);
        }
        return others.isEmpty() ? this : new ColumnLayout(others, widths);
    }

    /** Before the first one that stands behind it in a new table. */
    private int placeOf(MessageColumn column) {
        return (int) columns.stream().takeWhile(other -> other.kind().compareTo(column.kind()) <= 0).count();
    }

    /** Returns what can be chosen: all that a new table has, and the fields that are shown. */
    List<MessageColumn> choices() {
        Stream<MessageColumn> fields = columns.stream().filter(column -> column.kind() == MessageColumn.Kind.FIELD);
        return Stream.concat(MessageColumn.standard().stream(), fields).toList();
    }
}
