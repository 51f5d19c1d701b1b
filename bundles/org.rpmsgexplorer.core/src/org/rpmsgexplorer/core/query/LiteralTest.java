// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

import org.rpmsgexplorer.core.capture.Row;

/** Looks for a text that is known, in the payload by its bytes. */
final class LiteralTest implements TextTest {
    private static final char REPLACEMENT = '\uFFFD';

    private final Operator operator;
    private final String text;
    private final boolean ignoreCase;
    private final BytePattern pattern;
    private final PayloadBytes payload = new PayloadBytes();
    /** Null where the bytes can be searched. */
    private final PayloadText decoded;

    LiteralTest(Operator operator, String text) {
        this.operator = operator;
        this.ignoreCase = operator.ignoresCase();
        this.text = ignoreCase ? lower(text) : text;
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        // U+FFFD stands for bytes that are no text, and half a character has no bytes: neither can be found by its bytes.
        boolean asBytes = text.indexOf(REPLACEMENT) < 0 && utf8.canEncode(text);
        this.pattern = asBytes ? BytePattern.text(text, ignoreCase) : null;
        this.decoded = asBytes ? null : new PayloadText();
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                lower.setCharAt(i, (char) (letter + 'a' - 'A'));
            }
        }
        return lower.toString();
    }

    @Override
    public boolean test(CharSequence other) {
        String whole = ignoreCase ? lower(other.toString()) : other.toString();
        return switch (operator) {
            case CONTAINS, ICONTAINS -> whole.contains(text);
            case STARTS_WITH, ISTARTS_WITH -> whole.startsWith(text);
            case ENDS_WITH, IENDS_WITH -> whole.endsWith(text);
            default -> whole.equals(text);
        };
    }

    @Override
    public boolean testPayload(Row row) throws QueryException {
        if (decoded != null) {
            return test(decoded.of(row));
        }
        int length = row.length();
        int own = pattern.length();
        if (own > length) {
            return false;
        }
        byte[] bytes = payload.of(row);
        return switch (operator) {
            case CONTAINS, ICONTAINS -> pattern.isIn(bytes, 0, length);
            case STARTS_WITH, ISTARTS_WITH -> pattern.isAt(bytes, 0);
            case ENDS_WITH, IENDS_WITH -> pattern.isAt(bytes, length - own);
            default -> own == length && pattern.isAt(bytes, 0);
        };
    }
}
