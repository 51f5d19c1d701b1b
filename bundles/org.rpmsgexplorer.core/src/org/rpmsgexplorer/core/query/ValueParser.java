// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what stands on the right of a comparison. */
final class ValueParser {
    private static final int MAX_DIGITS = 40;
    private static final int MAX_REGEX = 1000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d.*");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]+");
    private static final Pattern SINCE = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)(ns|us|ms|s|m|h)?");
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m",
            60_000_000_000L, "h", 3_600_000_000_000L);

    private final Scanner in;
    private final Operand operand;
    private final Operator operator;
    private final String after;

    ValueParser(Scanner in, Operand operand, Operator operator, String after) {
        this.in = in;
        this.operand = operand;
        this.operator = operator;
        this.after = after;
    }

    Operand operand() {
        return operand;
    }

    Value value() throws QueryException {
        if (operator.isEquality() && in.skipWord("unknown")) {
            return new Value.Unknown();
        }
        return switch (operand.type()) {
            case WORD -> word();
            case NUMBER -> new Value.Decimal(new BigDecimal(whole()));
            case TIME -> time();
            case TEXT -> text();
            case BYTES -> bytes();
            case DECODED -> decoded();
        };
    }

    private QueryException needed(int start, String what, String hint) {
        in.moveTo(start);
        String found = in.atEnd() ? "" : ", not " + in.found(start);
        return in.error(start, what + " is needed after \"" + after + "\"" + found, hint);
    }

    private Value word() throws QueryException {
        int start = in.position();
        String word = in.peek() == '"' ? in.quoted(false) : in.word();
        var words = ((Operand.Of) operand).column().words();
        if (!words.contains(word)) {
            throw needed(start, "one of " + String.join(", ", words), "");
        }
        return new Value.Word(word);
    }

    private static boolean inNumber(int letter) {
        return Character.isLetterOrDigit(letter) || letter == '-' || letter == '.' || letter == '_';
    }

    private BigInteger whole() throws QueryException {
        int start = in.position();
        String digits = in.run(ValueParser::inNumber);
        if (digits.length() <= MAX_DIGITS && HEX.matcher(digits).matches()) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.length() <= MAX_DIGITS && DECIMAL.matcher(digits).matches() && digits.indexOf('.') < 0) {
            return new BigInteger(digits);
        }
        throw needed(start, "a number", "Write a whole number such as 100 or 0x7f.");
    }

    private Value decoded() throws QueryException {
        boolean text = operator.isRegex() || operator.ignoresCase() || operator == Operator.CONTAINS
                || operator == Operator.STARTS_WITH || operator == Operator.ENDS_WITH;
        char next = in.peek();
        if (!text && (next == '-' || next >= '0' && next <= '9')) {
            int start = in.position();
            String digits = in.run(ValueParser::inNumber);
            if (digits.length() <= MAX_DIGITS && HEX.matcher(digits).matches()) {
                return new Value.Decimal(new BigDecimal(new BigInteger(digits.substring(2), 16)));
            }
            if (digits.length() > MAX_DIGITS || !DECIMAL.matcher(digits).matches()) {
                throw needed(start, "a number", "Write a number such as 100, -1.5 or 0x7f; put texts in quotes.");
            }
            return new Value.Decimal(new BigDecimal(digits));
        }
        if (operator.isOrder()) {
            throw needed(in.position(), "a number", "");
        }
        return text();
    }

    private Value text() throws QueryException {
        int start = in.position();
        if (operator.isRegex()) {
            return regex(start);
        }
        if (in.peek() == '"') {
            return new Value.Text(in.quoted(false));
        }
        boolean letter = Character.isLetter(in.peek()) || in.peek() == '_';
        String word = letter ? in.run(next -> Character.isLetterOrDigit(next) || "_-.@:/".indexOf(next) >= 0) : "";
        if (word.isEmpty() || word.equals("and") || word.equals("or") || word.equals("not") || word.equals("in")) {
            throw needed(start, "a text", "Put the text in quotes.");
        }
        return new Value.Text(word);
    }

    private Value regex(int start) throws QueryException {
        if (in.peek() != '"') {
            throw needed(start, "a regular expression in quotes", "");
        }
        String pattern = in.quoted(true);
        if (pattern.length() > MAX_REGEX) {
            throw in.error(start, "a regular expression has at most " + MAX_REGEX + " characters", "");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            int at = Math.max(0, Math.min(e.getIndex(), pattern.length()));
            throw in.error(start + 1 + at, "this is no regular expression: " + e.getDescription().toLowerCase(Locale.ROOT), "");
        } catch (StackOverflowError e) {
            throw in.error(start, "this regular expression is nested too deep", "");
        }
        String problem = RegexCost.problem(pattern);
        if (problem != null) {
            throw in.error(start, problem, "Leave out repetitions and alternatives of what may be empty, such as (a|){9}.");
        }
        return new Value.Regex(pattern);
    }

    private Value bytes() throws QueryException {
        int start = in.position();
        if (in.peek() == '"') {
            return new Value.Text(in.quoted(false));
        }
        StringBuilder pairs = new StringBuilder();
        while (true) {
            int at = in.position();
            String run = in.run(letter -> Character.isLetterOrDigit(letter) || letter == '?' || letter == '_');
            if (run.isEmpty() || run.equals("and") || run.equals("or")) {
                in.moveTo(at);
                break;
            }
            for (int i = 0; i < run.length(); i++) {
                if (run.charAt(i) != '?' && (run.charAt(i) > 'f' || Character.digit(run.charAt(i), 16) < 0)) {
                    throw in.error(at + i, "a hex digit or \"?\" is needed, not \"" + run.charAt(i) + "\"",
                            "Write bytes as 7e ?? 01, or a text in quotes.");
                }
            }
            if (run.length() % 2 != 0) {
                throw in.error(at + run.length() - 1, "a byte is two hex digits; the last of " + in.found(at) + " has one", "");
            }
            for (int i = 0; i < run.length(); i += 2) {
                pairs.append(pairs.isEmpty() ? "" : " ").append(run.substring(i, i + 2).toLowerCase(Locale.ROOT));
            }
        }
        if (pairs.isEmpty()) {
            throw needed(start, operand.type().needed(), "Write bytes as 7e ?? 01, or a text in quotes.");
        }
        int length = (pairs.length() + 1) / 3;
        if (operand instanceof Operand.Range range && operator != Operator.CONTAINS && operator != Operator.MATCHES
                && length > range.to() - range.from()) {
            throw in.error(start, operand + " is " + (range.to() - range.from()) + " bytes long, what it is compared with "
                    + length, "");
        }
        return new Value.Bytes(pairs.toString());
    }

    private Value time() throws QueryException {
        int start = in.position();
        boolean quoted = in.peek() == '"';
        String time = quoted ? in.quoted(false) : in.run(letter -> inNumber(letter) || letter == ':' || letter == '+');
        var since = SINCE.matcher(time);
        if (time.length() <= MAX_DIGITS && since.matches()) {
            BigInteger nanos = new BigDecimal(since.group(1))
                    .multiply(BigDecimal.valueOf(UNITS.get(since.group(2) == null ? "s" : since.group(2))))
                    .setScale(0, RoundingMode.HALF_UP).toBigInteger();
            if (nanos.bitLength() < Long.SIZE) {
                return new Value.Since(nanos.longValue());
            }
            throw in.error(start, "no capture is that long", "");
        }
        if (DATE.matcher(time).matches()) {
            try {
                return date(time);
            } catch (DateTimeException e) {
                throw in.error(start, in.found(start) + " is no time",
                        "Write it as 2026-01-31T13:45:00.5 or 2026-01-31T12:45:00Z.");
            }
        }
        throw needed(start, "a time", "Write 5s or 250ms after the start of the capture, or 2026-01-31T13:45:00.");
    }

    private static Value date(String time) {
        if (time.indexOf('T') < 0) {
            return new Value.Local(LocalDate.parse(time).atStartOfDay());
        }
        String clock = time.substring(time.indexOf('T'));
        if (clock.endsWith("Z")) {
            return new Value.At(Instant.parse(time));
        }
        return clock.indexOf('+') > 0 || clock.indexOf('-') > 0 ? new Value.At(OffsetDateTime.parse(time).toInstant())
                : new Value.Local(LocalDateTime.parse(time));
    }
}
