// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.Locale;
import java.util.function.IntPredicate;

/** The text of a filter and how far it has been read. */
final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /** Returns where the next thing that is not white space begins, from 0. */
    int position() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return position() == text.length();
    }

    /** Returns the next character that is not white space, without reading it; 0 at the end. */
    char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    /** Returns the character right here, white space or not, and reads it; 0 at the end. */
    char next() {
        return at < text.length() ? text.charAt(at++) : 0;
    }

    /** Reads a sign if it is next. */
    boolean skip(String sign) {
        if (text.startsWith(sign, position())) {
            at += sign.length();
            return true;
        }
        return false;
    }

    /** Reads a word if it is next, and not only the beginning of a longer one. */
    boolean skipWord(String word) {
        int start = position();
        if (word().equals(word)) {
            return true;
        }
        at = start;
        return false;
    }

    /** Reads letters, digits and _; empty if there is none. */
    String word() {
        return run(letter -> Character.isLetterOrDigit(letter) || letter == '_');
    }

    /** Reads as many of some characters as there are, after white space. */
    String run(IntPredicate letters) {
        int start = position();
        while (at < text.length() && letters.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /**
     * Reads a text in quotes, the first of which is next.
     *
     * @param raw whether a backslash stays, as regular expressions need it
     */
    String quoted(boolean raw) throws QueryException {
        int start = position();
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char letter = next();
            if (letter != '\\') {
                content.append(letter);
            } else if (raw) {
                content.append(letter);
                if (at < text.length()) {
                    content.append(next());
                }
            } else {
                content.append(escaped());
            }
        }
        if (next() == 0) {
            throw error(start, "the text has no closing quote", "");
        }
        return content.toString();
    }

    private char escaped() throws QueryException {
        int start = at - 1;
        char letter = next();
        return switch (letter) {
            case '"', '\\' -> letter;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int end = Math.min(text.length(), at + 4);
                String digits = text.substring(at, end);
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw error(start, "four hex digits are needed after \"\\u\"", "");
                }
                at = end;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw error(start, "a backslash in a text is followed by one of \" \\ n r t u",
                    "Write \\\\ for a backslash.");
        };
    }

    /** Returns an error at a position from 0. */
    QueryException error(int position, String sentence, String hint) {
        return new QueryException(position + 1, sentence, hint);
    }

    /** Returns what stands at a position, for a message: a word, a sign, or that it is the end. */
    String found(int position) {
        int start = position;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start == text.length()) {
            return "the end";
        }
        int end = start;
        while (end < text.length() && end < start + 20 && !Character.isWhitespace(text.charAt(end))
                && "()[],\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return "\"" + text.substring(start, Math.max(end, start + 1)).toLowerCase(Locale.ROOT) + "\"";
    }
}
