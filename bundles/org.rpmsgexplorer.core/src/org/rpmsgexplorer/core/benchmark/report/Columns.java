// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text, each line behind four blanks: mail shows it as it is, and Markdown takes it for such a text. */
final class Columns {
    static final String INDENT = "    ";

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /** Creates a table; a title that begins with {@code >} makes its column stand to the right. */
    Columns(String... titles) {
        right = new boolean[titles.length];
        String[] shown = new String[titles.length];
        for (int column = 0; column < titles.length; column++) {
            right[column] = titles[column].startsWith(">");
            shown[column] = right[column] ? titles[column].substring(1) : titles[column];
        }
        rows.add(shown);
    }

    void add(String... cells) {
        rows.add(cells);
    }

    /** Returns true if the table has titles alone. */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Returns the table under a title. */
    String text(String title) {
        StringBuilder text = new StringBuilder(Lines.wrap("", title)).append('\n');
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < row.length; column++) {
                String blanks = " ".repeat(width(column) - row[column].length());
                line.append(column == 0 ? "" : "  ").append(right[column] ? blanks + row[column] : row[column] + blanks);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
