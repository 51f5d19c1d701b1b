// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text: columns as wide as they need to be, numbers to the right. */
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /** Creates a table; a title that begins with {@code >} makes its column stand to the right. */
    Table(String... titles) {
        right = new boolean[titles.length];
        String[] shown = new String[titles.length];
        for (int column = 0; column < titles.length; column++) {
            right[column] = titles[column].startsWith(">");
            shown[column] = right[column] ? titles[column].substring(1) : titles[column];
        }
        rows.add(shown);
    }

    /** Adds a row with a cell for each title. */
    void add(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + rows.get(0).length + " columns");
        }
        rows.add(Arrays.stream(cells).map(Terminal::harmless).toArray(String[]::new));
    }

    /** Prints the titles and the rows, each after an indent. */
    void print(PrintStream out, String indent) {
        int[] widths = new int[right.length];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = rows.stream().mapToInt(row -> row[at].length()).max().orElse(0);
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.length; column++) {
                String padding = " ".repeat(widths[column] - row[column].length());
                line.append(column == 0 ? "" : GAP).append(right[column] ? padding + row[column] : row[column] + padding);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
