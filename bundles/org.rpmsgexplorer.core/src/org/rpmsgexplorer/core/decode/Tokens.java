// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Reads on through the words of a layout's text. */
final class Tokens {
    private static final int MAX_DIGITS = 40;

    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean accept(String word) {
        if (!peek().is(word)) {
            return false;
        }
        next();
        return true;
    }

    void expect(String word, String where) throws LayoutException {
        if (!accept(word)) {
            throw peek().problem("\"" + word + "\" is needed " + where + ", not " + peek().shown());
        }
    }

    Token name(String what) throws LayoutException {
        return take(Token.Kind.NAME, what);
    }

    Token string(String what) throws LayoutException {
        return take(Token.Kind.STRING, what);
    }

    private Token take(Token.Kind kind, String what) throws LayoutException {
        if (peek().kind() != kind) {
            throw peek().problem(what + " is needed here, not " + peek().shown());
        }
        return next();
    }

    /** Takes an integer, decimal or after 0x in hexadecimal, with a minus where there is one. */
    BigInteger integer(String what) throws LayoutException {
        boolean negative = accept("-");
        Token token = take(Token.Kind.NUMBER, what);
        try {
            boolean hex = token.text().startsWith("0x") || token.text().startsWith("0X");
            if (token.text().length() <= MAX_DIGITS) {
                BigInteger number = hex ? new BigInteger(token.text().substring(2), 16) : new BigInteger(token.text());
                return negative ? number.negate() : number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for one that is too long.
        }
        throw token.problem(token.shown() + " is not an integer such as 12 or 0x1f");
    }

    /** Takes a number with or without a fraction. */
    BigDecimal decimal(String what) throws LayoutException {
        boolean negative = accept("-");
        Token token = take(Token.Kind.NUMBER, what);
        if (token.text().length() > MAX_DIGITS) {
            throw token.problem(token.shown() + " has more than " + MAX_DIGITS + " characters");
        }
        try {
            BigDecimal number = new BigDecimal(token.text());
            if (Math.abs((long) number.scale()) <= 300) {
                return negative ? number.negate() : number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for one that is out of range.
        }
        throw token.problem(token.shown() + " is not a number such as 0.01");
    }
}
