// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text, each line behind four blanks: mail shows it as it is, and Markdown takes it for such a text. */
final class Columns {
    static final String INDENT = "    ";

    private final List<String[]> rows = new ArrayList<>();
    private final int texts;

    /**
     * Creates a table.
     *
     * @param texts how many columns, from the first, have texts and so stand to the left
     */
    Columns(int texts, String... titles) {
        this.texts = texts;
        rows.add(titles);
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
                line.append(column == 0 ? "" : "  ").append(column < texts ? row[column] + blanks : blanks + row[column]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
