// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.OptionalDouble;

/**
 * One value with its reference and its limit.
 *
 * @param name of the figure, and of the value where it has several
 * @param unit of value and reference
 * @param value what was measured
 * @param reference what the same takes without us, measured in the same rounds; empty where the value stands alone
 * @param rule what is limited
 * @param compared what {@code rule} says, in its unit
 * @param limit of {@code compared}
 * @param note how it was measured
 */
record Line(String name, String unit, double value, OptionalDouble reference, Rule rule, double compared, double limit,
        String note) {
    /** What is compared with the limit. */
    enum Rule {
        /** The value itself is at most the limit. */
        VALUE_AT_MOST,
        /** The value itself is at least the limit. */
        VALUE_AT_LEAST,
        /** The value without the reference is at most the limit. */
        DIFFERENCE_AT_MOST,
        /** The value divided by the reference is at most the limit. */
        RATIO_AT_MOST,
        /** The value divided by the reference is at least the limit. */
        RATIO_AT_LEAST,
        /** The value divided by the reference differs from 1 by no more than the limit. */
        RATIO_WITHIN
    }

    /** Returns a line for a value that stands alone. */
    static Line of(String name, String unit, double value, double limit, String note) {
        return new Line(name, unit, value, OptionalDouble.empty(), Rule.VALUE_AT_MOST, value, limit, note);
    }

    /** Returns whether the limit is kept; what could not be measured keeps none. */
    boolean ok() {
        return switch (rule) {
            case VALUE_AT_LEAST, RATIO_AT_LEAST -> compared >= limit;
            case RATIO_WITHIN -> Math.abs(compared - 1) <= limit;
            case VALUE_AT_MOST, DIFFERENCE_AT_MOST, RATIO_AT_MOST -> compared <= limit;
        };
    }
}
