// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

/**
 * Bounds in how many ways a regular expression can go on without looking at a character. {@link RegexTest} counts looks,
 * which ends most that takes too long; but <code>(){200000000}</code> or forty times {@code (|)} before {@code \z} never
 * look, and would never end.
 *
 * <p>The expression must be one that {@link java.util.regex.Pattern} has compiled.
 */
final class RegexCost {
    /** Whoever writes a regular expression for a purpose stays far below. */
    private static final double MOST = 2_000;

    private static final String ANCHORS = "bBAGZz";

    private final String regex;
    private int at;
    private boolean comments;

    /**
     * In how many ways a part of the expression is passed; infinity is possible.
     *
     * @param through ways from its beginning to its end without a character
     * @param before ways from its beginning to its first character
     * @param after the most ways from one of its characters to its end
     * @param most the most ways from one look to the next anywhere in it
     */
    private record Ways(double through, double before, double after, double most) {
        static final Ways NOTHING = new Ways(1, 0, 0, 1);
        static final Ways CHARACTER = new Ways(0, 1, 1, 1);
        static final Ways REFERENCE = new Ways(1, 1, 1, 1);

        Ways then(Ways next) {
            return of(times(through, next.through), before + times(through, next.before),
                    Math.max(next.after, times(next.through, after)),
                    Math.max(Math.max(most, next.most), times(after, next.before)));
        }

        Ways or(Ways other) {
            return of(through + other.through, before + other.before, Math.max(after, other.after),
                    Math.max(most, other.most));
        }

        Ways repeated(double least, double count) {
            double none = least == 0 ? 1 : 0;
            if (through == 0) {
                return of(none, before, after, Math.max(most, times(after, before)));
            }
            double passes = count * Math.pow(Math.max(1, through), count);
            return of(passes + none, times(before, passes + 1), times(after, passes + 1),
                    Math.max(most, times(times(after, before), passes)));
        }

        private static Ways of(double through, double before, double after, double most) {
            return new Ways(through, before, after, Math.max(Math.max(most, through), Math.max(before, after)));
        }

        /** Nothing stays nothing, even infinitely often. */
        private static double times(double a, double b) {
            return a == 0 || b == 0 ? 0 : a * b;
        }
    }

    private RegexCost(String regex) {
        this.regex = regex;
    }

    /** Returns what is wrong with an expression; null if it can be used. */
    static String problem(String regex) {
        RegexCost cost = new RegexCost(unquoted(regex));
        double most = cost.alternatives().most;
        if (cost.comments) {
            return "the flag x, for comments, cannot be used in a regular expression here";
        }
        return most > MOST ? "this regular expression can match nothing at all in too many ways" : null;
    }

    /** Returns it with a letter for each character between \Q and \E. */
    private static String unquoted(String regex) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            if (regex.startsWith("\\Q", i)) {
                int end = regex.indexOf("\\E", i + 2);
                int stop = end < 0 ? regex.length() : end;
                plain.append("x".repeat(stop - i - 2));
                i = stop + 1;
            } else {
                plain.append(regex.charAt(i));
                if (regex.charAt(i) == '\\' && i + 1 < regex.length()) {
                    plain.append(regex.charAt(++i));
                }
            }
        }
        return plain.toString();
    }

    private boolean more() {
        return at < regex.length();
    }

    private boolean accept(char sign) {
        if (more() && regex.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    /** Reads up to a parenthesis that closes, or the end. */
    private Ways alternatives() {
        Ways ways = sequence();
        while (accept('|')) {
            ways = ways.or(sequence());
        }
        return ways;
    }

    private Ways sequence() {
        Ways ways = Ways.NOTHING;
        while (more() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            ways = ways.then(quantified(atom()));
        }
        return ways;
    }

    private Ways quantified(Ways atom) {
        Ways ways = atom;
        if (accept('?')) {
            ways = atom.repeated(0, 1);
        } else if (accept('*')) {
            // What matches nothing is not repeated: the engine goes on.
            ways = atom.repeated(0, 2);
        } else if (accept('+')) {
            ways = atom.repeated(1, 2);
        } else if (accept('{')) {
            double least = number();
            double count = accept(',') && more() && regex.charAt(at) != '}' ? number() : least;
            accept('}');
            ways = atom.repeated(least, Math.max(1, count));
        } else {
            return atom;
        }
        if (!accept('?')) {
            accept('+');
        }
        return ways;
    }

    private double number() {
        double number = 0;
        while (more() && Character.isDigit(regex.charAt(at))) {
            number = 10 * number + Character.digit(regex.charAt(at++), 10);
        }
        return number;
    }

    private Ways atom() {
        char sign = regex.charAt(at++);
        return switch (sign) {
            case '(' -> group();
            case '[' -> {
                characters();
                yield Ways.CHARACTER;
            }
            case '\\' -> escape();
            case '^', '$' -> Ways.NOTHING;
            default -> Ways.CHARACTER;
        };
    }

    private Ways group() {
        boolean around = false;
        if (accept('?')) {
            accept('<');
            around = more() && "=!".indexOf(regex.charAt(at)) >= 0;
            int start = at;
            while (more() && ":)>=!".indexOf(regex.charAt(at)) < 0) {
                at++;
            }
            char end = more() ? regex.charAt(at++) : 0;
            // A group's name ends with another sign.
            comments |= (end == ')' || end == ':') && regex.substring(start, at).indexOf('x') >= 0;
            if (end == ')') {
                return Ways.NOTHING;
            }
        }
        Ways inside = alternatives();
        accept(')');
        return around ? new Ways(1, 0, 0, inside.most) : inside;
    }

    /** Reads a class of characters behind its beginning, with those that are in it. */
    private void characters() {
        accept('^');
        accept(']');
        while (more() && !accept(']')) {
            if (accept('[')) {
                characters();
            } else {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
        }
    }

    private Ways escape() {
        char letter = more() ? regex.charAt(at++) : 0;
        if (ANCHORS.indexOf(letter) >= 0) {
            // The braces of \b{g}.
            skip('{', '}');
            return Ways.NOTHING;
        }
        if (letter == 'k') {
            skip('<', '>');
            return Ways.REFERENCE;
        }
        if (letter >= '1' && letter <= '9') {
            return Ways.REFERENCE;
        }
        if ("xpPN".indexOf(letter) >= 0) {
            skip('{', '}');
        }
        return Ways.CHARACTER;
    }

    private void skip(char first, char last) {
        if (accept(first)) {
            while (more() && !accept(last)) {
                at++;
            }
        }
    }
}
