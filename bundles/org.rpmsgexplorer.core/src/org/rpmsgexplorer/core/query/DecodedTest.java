// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.rpmsgexplorer.core.capture.Row;

/** Compares a decoded field; one of another type is neither equal nor not equal. */
final class DecodedTest implements RowPredicate {
    private final FieldLookup fields;
    private final String path;
    private final Operator operator;
    private final boolean negated;
    /** What it is compared with: one of the two, or none where it is asked whether the field is there. */
    private final BigDecimal number;
    private final TextTest text;
    /** The number as a long, if it is one. */
    private final boolean isLong;
    private final long asLong;

    DecodedTest(FieldLookup fields, String path, Operator operator, Value value, boolean negated) {
        this.fields = fields;
        this.path = path;
        this.operator = operator;
        this.negated = negated;
        this.number = value instanceof Value.Decimal decimal ? decimal.number() : null;
        this.text = value instanceof Value.Decimal || value instanceof Value.Unknown ? null : TextTest.of(operator, value);
        this.isLong = number != null && number.stripTrailingZeros().scale() <= 0
                && number.toBigInteger().bitLength() < Long.SIZE;
        this.asLong = isLong ? number.longValue() : 0;
    }

    @Override
    public boolean test(Row row) throws QueryException {
        FieldValue value = fields.find(row, path);
        if (number == null && text == null) {
            return value == null != negated;
        }
        if (value == null) {
            return false;
        }
        if (text != null) {
            return value.text() != null && text.test(value.text()) != negated;
        }
        Number is = value.number();
        return is != null && !(is instanceof Double real && real.isNaN()) && holds(compare(is)) != negated;
    }

    private int compare(Number is) {
        if (is instanceof Double real) {
            return Double.compare(real + 0.0, number.doubleValue());
        } else if (is instanceof BigInteger whole) {
            return new BigDecimal(whole).compareTo(number);
        } else if (is instanceof BigDecimal decimal) {
            return decimal.compareTo(number);
        }
        return isLong ? Long.compare(is.longValue(), asLong) : BigDecimal.valueOf(is.longValue()).compareTo(number);
    }

    private boolean holds(int compared) {
        return switch (operator) {
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
            default -> compared == 0;
        };
    }
}
