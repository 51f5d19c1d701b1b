// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a script on a board said: lines {@code rpmsg-explorer KEY VALUE}; all others are passed over.
 *
 * <p>A board may say anything: keys, lines and their lengths are limited, and characters that a terminal would obey
 * become question marks.
 *
 * @param values by key, in the order in which they came
 * @param error the last line of standard error; empty where there was none
 */
public record ScriptOutput(Map<String, List<String>> values, String error) {
    private static final String PREFIX = "rpmsg-explorer ";
    private static final int MAX_KEYS = 64;
    private static final int MAX_LINES = 1000;
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_ERROR = 300;

    static ScriptOutput parse(String output, String errors) {
        Map<String, List<String>> values = new TreeMap<>();
        output.lines().filter(line -> line.startsWith(PREFIX)).forEach(line -> {
            String[] words = harmless(line.substring(PREFIX.length()), MAX_LENGTH).split(" ", 2);
            if (values.size() < MAX_KEYS || values.containsKey(words[0])) {
                List<String> lines = values.computeIfAbsent(words[0], key -> new ArrayList<>());
                if (lines.size() < MAX_LINES) {
                    lines.add(words.length == 1 ? "" : words[1]);
                }
            }
        });
        String last = errors.lines().map(String::strip).filter(line -> !line.isEmpty())
                .reduce("", (first, next) -> next);
        return new ScriptOutput(values, harmless(last, MAX_ERROR));
    }

    private static String harmless(String text, int limit) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(limit).forEach(point -> shown.appendCodePoint(isHarmless(point) ? point : '?'));
        return shown.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Returns whether the script said so. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns all that it said for a key. */
    public List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** Returns the first that it said for a key, unless that is empty. */
    public Optional<String> first(String key) {
        return all(key).stream().findFirst().filter(value -> !value.isBlank());
    }

    /**
     * Returns what it said for a key as words, the last of which holds all that is left; lines with fewer are left out.
     *
     * @param count how many words a line has
     */
    public List<String[]> rows(String key, int count) {
        return all(key).stream().map(line -> line.split(" ", count)).filter(words -> words.length == count).toList();
    }

    /** Returns nothing for the dash with which scripts say that they do not know. */
    public static Optional<String> known(String word) {
        return word.isEmpty() || word.equals("-") ? Optional.empty() : Optional.of(word);
    }
}
