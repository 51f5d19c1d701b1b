// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.EnumSet;
import java.util.Set;

/** What an operand is compared with, and how. */
public enum Type {
    /** One of a few words. */
    WORD("a word", EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN)),
    /** A whole number. */
    NUMBER("a number", EnumSet.range(Operator.EQUAL, Operator.IN)),
    /** A time of day with its date, or one since the start of the capture. */
    TIME("a time", EnumSet.range(Operator.EQUAL, Operator.IN)),
    /** A text. */
    TEXT("a text", texts()),
    /** Bytes. */
    BYTES("bytes in hex or a text", EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN, Operator.CONTAINS,
            Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.MATCHES)),
    /** What a decoder finds: a number or a text. */
    DECODED("a number or a text", EnumSet.allOf(Operator.class));

    private final String needed;
    private final Set<Operator> operators;

    Type(String needed, Set<Operator> operators) {
        this.needed = needed;
        this.operators = operators;
    }

    private static Set<Operator> texts() {
        Set<Operator> texts = EnumSet.range(Operator.IN, Operator.IMATCHES);
        texts.add(Operator.EQUAL);
        texts.add(Operator.NOT_EQUAL);
        return texts;
    }

    /** Returns what has to follow an operator, with its article. */
    String needed() {
        return needed;
    }

    boolean has(Operator operator) {
        return operators.contains(operator);
    }
}
