// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** What stands on the right of a comparison; prints as a filter writes it. */
public sealed interface Value {
    /** What nobody knows, such as the address of a sender that the kernel does not tell. */
    record Unknown() implements Value {
        @Override
        public String toString() {
            return "unknown";
        }
    }

    /** A number. */
    record Decimal(BigDecimal number) implements Value {
        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /** A text. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return quoted(text);
        }
    }

    /** One of the few words that a column can have. */
    record Word(String word) implements Value {
        @Override
        public String toString() {
            return word;
        }
    }

    /** A regular expression as {@link Pattern} takes it. */
    record Regex(String pattern) implements Value {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("\"");
            for (int i = 0; i < pattern.length(); i++) {
                char letter = pattern.charAt(i);
                if (letter == '\\' && i + 1 < pattern.length()) {
                    text.append(letter).append(pattern.charAt(++i));
                } else {
                    text.append(letter == '"' ? "\\\"" : letter);
                }
            }
            return text.append('"').toString();
        }
    }

    /** Bytes: pairs of hex digits in small letters with a space between; a {@code ?} stands for any digit. */
    record Bytes(String pairs) implements Value {
        @Override
        public String toString() {
            return pairs;
        }
    }

    /** Time since the start of the capture, in nanoseconds. */
    record Since(long nanos) implements Value {
        @Override
        public String toString() {
            return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
        }
    }

    /** A time with its zone. */
    record At(Instant instant) implements Value {
        @Override
        public String toString() {
            return instant.toString();
        }
    }

    /** A time without a zone. */
    record Local(LocalDateTime time) implements Value {
        @Override
        public String toString() {
            return time.toString();
        }
    }

    /** Returns a text as a filter writes it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> quoted.append('\\').append(letter);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(letter) || Character.isSurrogate(letter)) {
                        quoted.append(String.format("\\u%04x", (int) letter));
                    } else {
                        quoted.append(letter);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
