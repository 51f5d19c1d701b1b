// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

/** What a length or a condition in a layout is made of. All numbers are signed and of 64 bits. */
sealed interface Expression {
    /** A number that stands in the text. */
    record Constant(long value) implements Expression {
    }

    /** The value of an earlier field. */
    record Reference(String path) implements Expression {
    }

    /** {@code !x}, {@code -x}. */
    record Unary(String sign, Expression operand) implements Expression {
    }

    /** {@code x + y}, {@code x == y}, {@code x && y} and so on; what is compared is 1 or 0. */
    record Binary(String sign, Expression left, Expression right) implements Expression {
    }

    /**
     * Computes it.
     *
     * @param values the fields so far
     * @param offset where in the payload the question came up
     */
    default long value(Values values, Budget budget, int offset) throws Undecodable {
        budget.step(offset);
        if (this instanceof Constant constant) {
            return constant.value;
        }
        if (this instanceof Reference reference) {
            return values.get(reference.path, offset);
        }
        if (this instanceof Unary unary) {
            long operand = unary.operand.value(values, budget, offset);
            return unary.sign.equals("!") ? truth(operand == 0) : negated(operand, offset);
        }
        Binary binary = (Binary) this;
        long left = binary.left.value(values, budget, offset);
        if (binary.sign.equals("&&") && left == 0) {
            return 0;
        }
        if (binary.sign.equals("||") && left != 0) {
            return 1;
        }
        long right = binary.right.value(values, budget, offset);
        try {
            return compute(binary.sign, left, right);
        } catch (ArithmeticException e) {
            throw new Undecodable(left + " " + binary.sign + " " + right + " cannot be computed", offset);
        }
    }

    private static long negated(long operand, int offset) throws Undecodable {
        if (operand == Long.MIN_VALUE) {
            throw new Undecodable("-(" + operand + ") cannot be computed", offset);
        }
        return -operand;
    }

    private static long compute(String sign, long left, long right) {
        return switch (sign) {
            case "+" -> Math.addExact(left, right);
            case "-" -> Math.subtractExact(left, right);
            case "*" -> Math.multiplyExact(left, right);
            case "/" -> left / right;
            case "%" -> left % right;
            case "&" -> left & right;
            case "|" -> left | right;
            case "<<" -> right < 0 || right >= Long.SIZE ? 0 : left << right;
            case ">>" -> right < 0 || right >= Long.SIZE ? 0 : left >> right;
            case "==" -> truth(left == right);
            case "!=" -> truth(left != right);
            case "<" -> truth(left < right);
            case "<=" -> truth(left <= right);
            case ">" -> truth(left > right);
            case ">=" -> truth(left >= right);
            case "&&", "||" -> truth(right != 0);
            default -> throw new IllegalStateException(sign);
        };
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}
