// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.util.ArrayList;
import java.util.List;

/**
 * Why one of our scripts has failed, by what it has printed: a line that begins with the script's name, and those behind it. The
 * first sentence says what is wrong, what follows says what to do. Then may come the end of a log.
 *
 * @param why without a full stop
 * @param hint what to do about it, or where more is to be read; empty where there is nothing to say
 */
record Complaint(String why, String hint) {
    private static final String LOG = "The end of ";
    private static final String SENTENCE = ". ";

    /**
     * Finds it in what was printed.
     *
     * @param script the script's name
     * @param printed the lines, or the last ones
     */
    static Complaint of(String script, List<String> printed) {
        List<String> lines = printed.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String mark = script + ": ";
        int first = lines.size() - 1;
        while (first >= 0 && !lines.get(first).startsWith(mark)) {
            first--;
        }
        if (first < 0) {
            // Not told by the script itself, but by its shell or by a program.
            return new Complaint(lines.isEmpty() ? "no reason was given" : lines.get(lines.size() - 1), "");
        }
        int log = first;
        while (log < lines.size() && !lines.get(log).startsWith(LOG)) {
            log++;
        }
        String message = String.join(" ", lines.subList(first, log)).substring(mark.length()).strip();
        int end = message.indexOf(SENTENCE);
        List<String> hints = new ArrayList<>();
        if (end >= 0) {
            hints.add(sentence(message.substring(end + SENTENCE.length())));
        }
        if (log < lines.size()) {
            hints.add(log(lines.subList(log, lines.size())));
        }
        return new Complaint(end < 0 ? message : message.substring(0, end), String.join(" ", hints));
    }

    private static String log(List<String> lines) {
        String path = lines.get(0).substring(LOG.length()).replaceFirst(":$", "");
        return lines.size() == 1 ? "The log " + path + " is empty."
                : "The log " + path + " ends with: " + lines.get(lines.size() - 1);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + '.';
    }
}
