// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of an ssh configuration.
 *
 * @param keyword as written; compare {@link #key()}
 * @param arguments without their quotes
 */
record ConfigLine(String keyword, List<String> arguments) {
    /** Returns the keyword in lower case. */
    String key() {
        return keyword.toLowerCase(Locale.ROOT);
    }

    String first() {
        return arguments.get(0);
    }

    /**
     * Parses a line; nothing for one without a keyword, which is empty or a comment.
     *
     * @throws IllegalArgumentException where a quote does not end, or an argument is missing
     */
    static Optional<ConfigLine> parse(String text) {
        List<String> words = words(text.strip());
        if (words.isEmpty()) {
            return Optional.empty();
        } else if (words.size() == 1) {
            throw new IllegalArgumentException(words.get(0) + " has no value");
        }
        return Optional.of(new ConfigLine(words.get(0), List.copyOf(words.subList(1, words.size()))));
    }

    /**
     * Words are separated by blanks, the first one also by one {@code =}; {@code #} at the beginning of one ends the
     * line.
     */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        boolean equals = false;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else if (next == '=' && words.size() == 1 && !equals) {
                equals = true;
                at++;
            } else if (next == '#') {
                break;
            } else {
                StringBuilder word = new StringBuilder();
                at = word(text, at, words.isEmpty(), word);
                words.add(word.toString());
            }
        }
        return words;
    }

    private static int word(String text, int from, boolean keyword, StringBuilder word) {
        int at = from;
        char quote = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            boolean escapes = next == '\\' && at + 1 < text.length() && "\"'\\".indexOf(text.charAt(at + 1)) >= 0;
            if (escapes) {
                word.append(text.charAt(++at));
            } else if (quote != 0 && next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '"' || next == '\'')) {
                quote = next;
            } else if (quote == 0 && (Character.isWhitespace(next) || keyword && next == '=')) {
                break;
            } else {
                word.append(next);
            }
            at++;
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote does not end");
        }
        return at;
    }
}
