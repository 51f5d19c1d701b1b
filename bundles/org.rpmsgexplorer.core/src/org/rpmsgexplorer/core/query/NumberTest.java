// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.ToLongFunction;

import org.rpmsgexplorer.core.capture.Row;

/** Comparisons of whole numbers, each of them a question whether a number lies in a range. */
final class NumberTest {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

    private NumberTest() {
    }

    /** @param fillsLong whether the number is to be taken without a sign although it fills a long */
    static RowPredicate number(Operator operator, Value value, ToLongFunction<Row> number, boolean fillsLong) {
        BigInteger literal = ((Value.Decimal) value).number().toBigInteger();
        if (!fillsLong) {
            return range(operator, literal, number);
        }
        // Numbers without a sign are in the same order as those with one if both move down by half of what there is.
        return range(operator, literal.add(MIN), row -> number.applyAsLong(row) ^ Long.MIN_VALUE);
    }

    static RowPredicate time(Operator operator, Value value, QueryContext context) {
        if (value instanceof Value.Since since) {
            return new SinceStart(operator, since.nanos(), context);
        }
        Instant instant = value instanceof Value.Local local ? local.time().atZone(context.zone()).toInstant()
                : ((Value.At) value).instant();
        BigInteger nanos = BigInteger.valueOf(instant.getEpochSecond()).multiply(NANOS)
                .add(BigInteger.valueOf(instant.getNano()));
        return range(operator, nanos, Row::time);
    }

    private static RowPredicate range(Operator operator, BigInteger literal, ToLongFunction<Row> number) {
        BigInteger low = switch (operator) {
            case LESS, LESS_OR_EQUAL -> MIN;
            case GREATER -> literal.add(BigInteger.ONE);
            default -> literal;
        };
        BigInteger high = switch (operator) {
            case GREATER, GREATER_OR_EQUAL -> MAX;
            case LESS -> literal.subtract(BigInteger.ONE);
            default -> literal;
        };
        if (low.max(MIN).compareTo(high.min(MAX)) > 0) {
            return row -> false;
        }
        long from = low.max(MIN).longValue();
        long to = high.min(MAX).longValue();
        return row -> {
            long is = number.applyAsLong(row);
            return is >= from && is <= to;
        };
    }

    /** Compares with a time since the start, which an empty capture does not have yet. */
    private static final class SinceStart implements RowPredicate {
        private final Operator operator;
        private final long nanos;
        private final QueryContext context;
        private RowPredicate test;

        SinceStart(Operator operator, long nanos, QueryContext context) {
            this.operator = operator;
            this.nanos = nanos;
            this.context = context;
        }

        @Override
        public boolean test(Row row) throws QueryException {
            if (test == null) {
                test = range(operator, start().add(BigInteger.valueOf(nanos)), Row::time);
            }
            return test.test(row);
        }

        private BigInteger start() throws QueryException {
            try {
                return BigInteger.valueOf(context.start().getAsLong());
            } catch (UncheckedIOException e) {
                throw new QueryException(QueryException.NO_COLUMN, "when the capture begins is not known: "
                        + e.getCause().getMessage(), "Compare with a time of day.");
            }
        }
    }
}
