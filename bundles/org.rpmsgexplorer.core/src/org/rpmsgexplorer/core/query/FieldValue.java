// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a decoder has found in a row under one name: a number, a text, or both, such as a number that has a name.
 *
 * @param number a {@link Long}, {@link BigInteger}, {@link BigDecimal} or {@link Double}; null where it is no number
 * @param text the text; null where there is none
 */
public record FieldValue(Number number, String text) {
    /** Returns a whole number. */
    public static FieldValue of(long number) {
        return new FieldValue(number, null);
    }

    /** Returns a number with a fraction, or infinite, or none (NaN). */
    public static FieldValue of(double number) {
        return new FieldValue(number, null);
    }

    /** Returns a text. */
    public static FieldValue of(String text) {
        return new FieldValue(null, text);
    }

    /** Returns a number that has a name. */
    public static FieldValue of(long number, String name) {
        return new FieldValue(number, name);
    }
}
