// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter over the rows of a capture; docs/filter.md has the language. Immutable; prints as a filter that means the same.
 */
public sealed interface Query {
    /** How long a filter's text may be, in characters. */
    int MAX_LENGTH = 10_000;
    /** How deep parentheses and {@code not} may be nested. */
    int MAX_DEPTH = 100;

    /**
     * Reads a filter; an empty text lets every row through.
     *
     * @throws QueryException if it is none; says where and why
     */
    static Query parse(String text) throws QueryException {
        return new QueryParser(text).parse();
    }

    /** Returns what decides for each row; for one thread at a time. */
    default RowPredicate matcher(QueryContext context) {
        return new Compiler(context).compile(this);
    }

    /** Lets every row through. */
    record All() implements Query {
        @Override
        public String toString() {
            return "";
        }
    }

    /** Lets through what all of its parts let through. */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(part -> part instanceof And || part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** Lets through what one of its parts lets through. */
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" or "));
        }
    }

    /** Lets through what its part does not. */
    record Not(Query part) implements Query {
        @Override
        public String toString() {
            return part instanceof And || part instanceof Or ? "not (" + part + ")" : "not " + part;
        }
    }

    /**
     * One comparison.
     *
     * @param operand what is compared
     * @param operator how
     * @param values with what: one value, but for {@link Operator#IN}
     */
    record Comparison(Operand operand, Operator operator, List<Value> values) implements Query {
        public Comparison {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            if (operator == Operator.IN) {
                return operand + " in " + values.stream().map(Value::toString).collect(Collectors.joining(", ", "(", ")"));
            }
            return operand + " " + operator + " " + values.get(0);
        }
    }
}
