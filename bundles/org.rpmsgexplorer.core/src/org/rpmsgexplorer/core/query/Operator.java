// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.Optional;

/** How an operand is compared. */
public enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS_OR_EQUAL("<="),
    LESS("<"),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    /** Equal to one of a list. */
    IN("in"),
    CONTAINS("contains"),
    STARTS_WITH("startswith"),
    ENDS_WITH("endswith"),
    /** A regular expression is found in a text, or a pattern in the payload. */
    MATCHES("matches"),
    /** These take A to Z and a to z for the same. */
    IEQUALS("iequals"),
    ICONTAINS("icontains"),
    ISTARTS_WITH("istartswith"),
    IENDS_WITH("iendswith"),
    IMATCHES("imatches");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** Returns how a filter writes it. */
    @Override
    public String toString() {
        return word;
    }

    /** Returns true for what takes capital and small letters for the same. */
    boolean ignoresCase() {
        return compareTo(IEQUALS) >= 0;
    }

    /** Returns true for those that can ask for what is not known. */
    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL || this == IN;
    }

    boolean isRegex() {
        return this == MATCHES || this == IMATCHES;
    }

    /** Returns true for those that put two values in order, which texts are not. */
    boolean isOrder() {
        return compareTo(LESS_OR_EQUAL) >= 0 && compareTo(GREATER) <= 0;
    }

    static Optional<Operator> of(String word) {
        for (Operator operator : values()) {
            if (operator.word.equals(word)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
