// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

/** What a parser needs next. */
final class Expectation {
    /** The kinds of things that can be needed. */
    enum Kind {
        OPERAND, OPERATOR, VALUE, JOINT,
        /** A sign or an offset. */
        OTHER
    }

    private Kind kind = Kind.OPERAND;
    private Operand operand;
    private Operator operator;

    void operand() {
        kind = Kind.OPERAND;
    }

    void operator(Operand left) {
        kind = Kind.OPERATOR;
        operand = left;
    }

    void value(Operand left, Operator between) {
        kind = Kind.VALUE;
        operand = left;
        operator = between;
    }

    void joint() {
        kind = Kind.JOINT;
    }

    void other() {
        kind = Kind.OTHER;
    }

    Kind kind() {
        return kind;
    }

    /** Returns the left of the comparison that the parser is in, or was in last; null before the first. */
    Operand left() {
        return operand;
    }

    /** Returns the operator that a value is needed for. */
    Operator between() {
        return operator;
    }
}
