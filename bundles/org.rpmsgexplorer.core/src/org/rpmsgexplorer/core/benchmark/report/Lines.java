// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks texts into lines that a mail can have, and puts them together again for a place of another width. */
public final class Lines {
    /** A mail's usual 80 columns, less what a few answers put before each line. */
    static final int WIDTH = 76;

    /** What stands before the lines of a table, which are left as they are. */
    private static final String TABLE = "    ";

    private Lines() {
    }

    /**
     * Returns a text of such lines for a narrower place: what was broken only because a line was full is put together and broken
     * anew. Tables keep their lines.
     *
     * @param width in characters
     */
    public static String fit(String text, int width) {
        if (width >= WIDTH) {
            return text;
        }
        List<String> paragraphs = new ArrayList<>();
        String before = "";
        for (String line : text.split("\n", -1)) {
            if (goesOn(before, line)) {
                paragraphs.set(paragraphs.size() - 1, paragraphs.get(paragraphs.size() - 1) + ' ' + line);
            } else {
                paragraphs.add(line);
            }
            before = line;
        }
        return paragraphs.stream().map(paragraph -> fitOne(paragraph, width)).collect(Collectors.joining("\n"));
    }

    /** A line ends a paragraph unless the next one's first word had no room in it. */
    private static boolean goesOn(String before, String line) {
        return !before.isEmpty() && !before.startsWith(" ") && !line.isEmpty() && !line.startsWith(" ")
                && before.length() + 1 + line.split(" ", 2)[0].length() > WIDTH;
    }

    private static String fitOne(String paragraph, int width) {
        if (paragraph.isBlank() || paragraph.startsWith(TABLE)) {
            return paragraph;
        }
        String body = paragraph.stripLeading();
        return wrap(paragraph.substring(0, paragraph.length() - body.length()), body, width).stripTrailing();
    }

    /**
     * Returns a text in lines; a word that is longer than a line is cut.
     *
     * @param first what stands before the first line; blanks of the same number stand before the others
     */
    static String wrap(String first, String text) {
        return wrap(first, text, WIDTH);
    }

    private static String wrap(String first, String text, int width) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        for (String word : text.split(" ")) {
            String rest = word;
            boolean begun = line.length() > first.length();
            if (begun && line.length() + 1 + rest.length() > width) {
                end(lines, line, first);
                begun = false;
            }
            line.append(begun ? " " : "");
            while (line.length() + rest.length() > width) {
                int fits = width - line.length();
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
