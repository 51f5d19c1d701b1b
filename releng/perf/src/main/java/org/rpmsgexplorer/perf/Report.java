// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints lines as a table for people. */
final class Report {
    private static final List<String> HEAD = List.of("FIGURE", "MEASURED", "REFERENCE", "COMPARED", "LIMIT", "");

    private Report() {
    }

    /** Returns the table, each line ending with a line feed; the notes stand below it. */
    static String text(List<Line> lines) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        lines.forEach(line -> rows.add(row(line)));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toList();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(IntStream.range(0, row.size()).mapToObj(column -> padded(row.get(column), widths.get(column), column > 0))
                    .collect(Collectors.joining("  ")).stripTrailing()).append('\n');
        }
        text.append('\n');
        lines.forEach(line -> text.append(line.name()).append(": ").append(line.note()).append('\n'));
        return text.toString();
    }

    private static List<String> row(Line line) {
        return List.of(line.name(), number(line.value()) + " " + line.unit(),
                line.reference().isPresent() ? number(line.reference().getAsDouble()) + " " + line.unit() : "–",
                switch (line.rule()) {
                    case VALUE_AT_MOST, VALUE_AT_LEAST -> "–";
                    case DIFFERENCE_AT_MOST -> String.format(Locale.ROOT, "%+.2f %s", line.compared(), line.unit());
                    case RATIO_WITHIN -> String.format(Locale.ROOT, "%.3fx", line.compared());
                    case RATIO_AT_MOST, RATIO_AT_LEAST -> String.format(Locale.ROOT, "%.2fx", line.compared());
                }, limit(line), line.ok() ? "ok" : "NOT OK");
    }

    private static String limit(Line line) {
        return switch (line.rule()) {
            case VALUE_AT_MOST -> "<= " + number(line.limit()) + " " + line.unit();
            case VALUE_AT_LEAST -> ">= " + number(line.limit()) + " " + line.unit();
            case DIFFERENCE_AT_MOST -> String.format(Locale.ROOT, "<= %+.2f %s", line.limit(), line.unit());
            case RATIO_AT_MOST -> String.format(Locale.ROOT, "<= %.2fx", line.limit());
            case RATIO_AT_LEAST -> String.format(Locale.ROOT, ">= %.2fx", line.limit());
            case RATIO_WITHIN -> String.format(Locale.ROOT, "1 ± %.2f", line.limit());
        };
    }

    /** Three digits or more. */
    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }
}
