// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import java.util.Objects;

import org.rpmsgexplorer.core.payload.PayloadText;

/**
 * One line of a property sheet.
 *
 * @param category the heading that it stands below
 * @param name what it is; different for each within a sheet
 * @param value its value, for people: a board may have written it, so it becomes one line without characters that steer what
 * reads it, and has an end
 */
public record Fact(String category, String name, String value) {
    private static final int MOST_CHARACTERS = 500;
    private static final char MORE = '\u2026';

    public Fact {
        Objects.requireNonNull(category);
        Objects.requireNonNull(name);
        value = line(value);
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MOST_CHARACTERS).map(point -> Character.isWhitespace(point) ? ' ' : point)
                .forEach(line::appendCodePoint);
        String start = PayloadText.harmless(line.toString());
        return text.codePointCount(0, text.length()) > MOST_CHARACTERS ? start + MORE : start;
    }
}
