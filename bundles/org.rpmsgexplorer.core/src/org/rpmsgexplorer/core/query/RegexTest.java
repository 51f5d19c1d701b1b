// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.capture.Row;

/** Looks for a regular expression, and gives up where that takes too long. */
final class RegexTest implements TextTest {
    /** How many looks at a character one row may take: some 20 ms. For .*x from each of 500 places it is 125,000. */
    private static final int MAX_LOOKS = 5_000_000;

    private final String pattern;
    private final PayloadText payload = new PayloadText();
    private final Counted counted = new Counted();
    private final Matcher matcher;

    RegexTest(String pattern, boolean ignoreCase) {
        this.pattern = pattern;
        this.matcher = Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE : 0).matcher(counted);
    }

    /** Ends a search; never leaves this class. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private CharSequence text = "";
        private int looks;

        void set(CharSequence newText) {
            text = newText;
            looks = MAX_LOOKS;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--looks < 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    @Override
    public boolean test(CharSequence text) throws QueryException {
        counted.set(text);
        try {
            return matcher.reset().find();
        } catch (TooLong | StackOverflowError e) {
            throw new QueryException(QueryException.NO_COLUMN, "the regular expression " + new Value.Regex(pattern)
                    + " takes too long on a text of " + text.length() + " characters",
                    "It can match in too many ways; avoid a repetition within a repetition, such as (a+)+ or (a|b)*.");
        }
    }

    @Override
    public boolean testPayload(Row row) throws QueryException {
        return test(payload.of(row));
    }
}
