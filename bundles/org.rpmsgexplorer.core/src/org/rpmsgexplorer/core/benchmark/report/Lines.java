// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

/** Breaks texts into lines that a mail can have. */
final class Lines {
    /** A mail's usual 80 columns, less what a few answers put before each line. */
    static final int WIDTH = 76;

    private Lines() {
    }

    /**
     * Returns a text in lines; a word that is longer than a line is cut.
     *
     * @param first what stands before the first line; blanks of the same number stand before the others
     */
    static String wrap(String first, String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        for (String word : text.split(" ")) {
            String rest = word;
            boolean begun = line.length() > first.length();
            if (begun && line.length() + 1 + rest.length() > WIDTH) {
                end(lines, line, first);
                begun = false;
            }
            line.append(begun ? " " : "");
            while (line.length() + rest.length() > WIDTH) {
                int fits = WIDTH - line.length();
                line.append(rest, 0, fits);
                rest = rest.substring(fits);
                end(lines, line, first);
            }
            line.append(rest);
        }
        return lines.append(line.toString().stripTrailing()).append('\n').toString();
    }

    private static void end(StringBuilder lines, StringBuilder line, String first) {
        lines.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(" ".repeat(first.length()));
    }
}
