// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigInteger;
import java.util.List;

/**
 * Reads lengths and conditions, with the signs and precedences of C, but that comparisons bind weaker than {@code & |}.
 */
final class ExpressionParser {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_SIGNS = 100;
    private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"),
            List.of("==", "!=", "<", "<=", ">", ">="), List.of("|"), List.of("&"), List.of("<<", ">>"),
            List.of("+", "-"), List.of("*", "/", "%"));

    private final Tokens tokens;
    private final Scope.Constants constants;
    private int depth;
    private int signs;

    ExpressionParser(Tokens tokens, Scope.Constants constants) {
        this.tokens = tokens;
        this.constants = constants;
    }

    Expression parse(Scope scope) throws LayoutException {
        depth = 0;
        signs = 0;
        return level(0, scope);
    }

    private Expression level(int level, Scope scope) throws LayoutException {
        if (level == LEVELS.size()) {
            return operand(scope);
        }
        Expression left = level(level + 1, scope);
        while (tokens.peek().kind() == Token.Kind.SIGN && LEVELS.get(level).contains(tokens.peek().text())) {
            Token sign = tokens.next();
            count(sign);
            left = new Expression.Binary(sign.text(), left, level(level + 1, scope));
        }
        return left;
    }

    /** Keeps what is computed for each message small, and its tree flat. */
    private void count(Token sign) throws LayoutException {
        if (++signs > MAX_SIGNS) {
            throw sign.problem("this has more than " + MAX_SIGNS + " signs");
        }
    }

    private Expression operand(Scope scope) throws LayoutException {
        Token token = tokens.peek();
        if (++depth > MAX_DEPTH) {
            throw token.problem("this is nested too deeply");
        }
        Expression operand;
        if (token.is("(")) {
            tokens.next();
            operand = level(0, scope);
            tokens.expect(")", "after what is in parentheses");
        } else if (token.is("!") || token.is("-")) {
            tokens.next();
            count(token);
            operand = new Expression.Unary(token.text(), operand(scope));
        } else if (token.kind() == Token.Kind.NUMBER) {
            operand = constant(token, tokens.integer("a number"));
        } else {
            operand = reference(scope);
        }
        depth--;
        return operand;
    }

    private static Expression constant(Token token, BigInteger value) throws LayoutException {
        if (value.bitLength() >= Long.SIZE) {
            throw token.problem(token.shown() + " is too large to compute with");
        }
        return new Expression.Constant(value.longValue());
    }

    private Expression reference(Scope scope) throws LayoutException {
        Token first = tokens.name("a number or an earlier field");
        StringBuilder path = new StringBuilder(first.text());
        while (tokens.accept(".")) {
            path.append('.').append(tokens.name("a field's name").text());
        }
        if (scope.has(path.toString())) {
            return new Expression.Reference(path.toString());
        }
        BigInteger value = path.length() == first.text().length() ? constants.get(first) : null;
        if (value == null) {
            throw first.problem("there is no earlier field and no name in an enum called \"" + path + "\"");
        }
        return constant(first, value);
    }
}
