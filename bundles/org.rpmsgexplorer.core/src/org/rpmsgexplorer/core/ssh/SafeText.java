// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

/** Cleans text from a host, which may be hostile: no escape sequence reaches a terminal, and it has an end. */
final class SafeText {
    private static final int MAX_LENGTH = 8192;

    private SafeText() {
    }

    /** Returns the text without control characters but for line feeds and tabs. */
    static String lines(String text) {
        return clean(text.replace("\r\n", "\n"), true).strip();
    }

    /** Returns the text on one line. */
    static String line(String text) {
        return clean(text, false).strip();
    }

    private static String clean(String text, boolean lines) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(MAX_LENGTH).forEach(point -> {
            boolean kept = lines && (point == '\n' || point == '\t');
            // Formatting characters can turn around the order in which a line is read.
            boolean harmless = !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
            clean.appendCodePoint(kept || harmless ? point : lines ? '?' : ' ');
        });
        return clean.toString();
    }
}
