// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;

/** Turns a filter into what is asked for each row: everything that can be decided once is decided here. */
final class Compiler {
    private static final RowPredicate ALWAYS = row -> true;

    private final QueryContext context;

    Compiler(QueryContext context) {
        this.context = context;
    }

    RowPredicate compile(Query query) {
        if (query instanceof Query.And and) {
            return all(and.parts().stream().map(this::compile).toArray(RowPredicate[]::new));
        } else if (query instanceof Query.Or or) {
            return any(or.parts().stream().map(this::compile).toArray(RowPredicate[]::new));
        } else if (query instanceof Query.Not not) {
            RowPredicate part = compile(not.part());
            return row -> !part.test(row);
        } else if (query instanceof Query.Comparison comparison) {
            return comparison(comparison);
        }
        return ALWAYS;
    }

    private static RowPredicate all(RowPredicate[] parts) {
        return row -> {
            for (RowPredicate part : parts) {
                if (!part.test(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static RowPredicate any(RowPredicate[] parts) {
        return row -> {
            for (RowPredicate part : parts) {
                if (part.test(row)) {
                    return true;
                }
            }
            return false;
        };
    }

    private RowPredicate comparison(Query.Comparison comparison) {
        Operand operand = comparison.operand();
        return switch (comparison.operator()) {
            case IN -> any(comparison.values().stream().map(value -> one(operand, Operator.EQUAL, value, false))
                    .toArray(RowPredicate[]::new));
            case NOT_EQUAL -> one(operand, Operator.EQUAL, comparison.values().get(0), true);
            default -> one(operand, comparison.operator(), comparison.values().get(0), false);
        };
    }

    /** Returns the test for one value; what is not known is neither equal nor not equal to anything. */
    private RowPredicate one(Operand operand, Operator operator, Value value, boolean negated) {
        if (operand instanceof Operand.Decoded decoded) {
            return new DecodedTest(context.fields(), decoded.path(), operator, value, negated);
        }
        if (operand instanceof Operand.Of of) {
            Function<CapturedEndpoint, List<String>> texts = texts(of.column());
            if (texts != null) {
                return new EndpointTest(context.endpoints(), texts, operator, value, negated);
            }
        }
        RowPredicate known = known(operand);
        if (value instanceof Value.Unknown) {
            return row -> known.test(row) == negated;
        }
        RowPredicate test = switch (operand.type()) {
            case WORD -> word(((Operand.Of) operand).column(), ((Value.Word) value).word());
            case NUMBER -> NumberTest.number(operator, value, number(operand), fillsLong(operand));
            case TIME -> NumberTest.time(operator, value, context);
            case TEXT -> text(TextTest.of(operator, value));
            default -> bytes(operand, operator, value);
        };
        return known == ALWAYS && !negated ? test : row -> known.test(row) && test.test(row) != negated;
    }

    private static Function<CapturedEndpoint, List<String>> texts(Column column) {
        return switch (column) {
            case ENDPOINT -> endpoint -> List.of(endpoint.label(), endpoint.name());
            case BOARD -> endpoint -> List.of(endpoint.board());
            case CONTROL -> endpoint -> List.of(endpoint.control());
            case WAY -> endpoint -> List.of(endpoint.way());
            default -> null;
        };
    }

    private static RowPredicate known(Operand operand) {
        if (operand instanceof Operand.Range range) {
            return longEnough(range.to());
        } else if (operand instanceof Operand.At at) {
            return longEnough(at.offset() + 1);
        } else if (operand instanceof Operand.NumberAt number) {
            return longEnough(number.offset() + number.format().bytes());
        }
        return switch (((Operand.Of) operand).column()) {
            case DIR -> row -> row.direction() != null;
            case MARKER -> row -> row.marker() != null;
            case SRC -> row -> row.source() != Row.UNKNOWN_ADDRESS;
            case DST -> row -> row.destination() != Row.UNKNOWN_ADDRESS;
            case LEN, PAYLOAD -> row -> row.kind() == Row.Kind.MESSAGE;
            case COUNT -> row -> row.kind() == Row.Kind.MESSAGE || row.kind() == Row.Kind.GAP;
            case TEXT -> row -> row.kind() != Row.Kind.GAP;
            default -> ALWAYS;
        };
    }

    private static RowPredicate longEnough(int length) {
        return row -> row.kind() == Row.Kind.MESSAGE && row.length() >= length;
    }

    private static RowPredicate word(Column column, String word) {
        return switch (column) {
            case DIR -> {
                Direction wanted = word.equals(Direction.SENT.toString()) ? Direction.SENT : Direction.RECEIVED;
                yield row -> row.direction() == wanted;
            }
            case KIND -> {
                Row.Kind wanted = Row.Kind.valueOf(word.toUpperCase(Locale.ROOT));
                yield row -> row.kind() == wanted;
            }
            default -> {
                MarkerKind wanted = MarkerKind.valueOf(word.toUpperCase(Locale.ROOT));
                yield row -> row.marker() == wanted;
            }
        };
    }

    private static boolean fillsLong(Operand operand) {
        return operand instanceof Operand.NumberAt number && number.format().fillsLong();
    }

    private static ToLongFunction<Row> number(Operand operand) {
        if (operand instanceof Operand.At at) {
            int offset = at.offset();
            return row -> row.at(offset) & 0xFF;
        } else if (operand instanceof Operand.NumberAt number) {
            NumberFormat format = number.format();
            int offset = number.offset();
            return row -> format.read(row, offset);
        }
        return switch (((Operand.Of) operand).column()) {
            case SRC -> Row::source;
            case DST -> Row::destination;
            case LEN -> Row::length;
            case COUNT -> Row::count;
            default -> Row::number;
        };
    }

    private static RowPredicate text(TextTest test) {
        return row -> row.kind() == Row.Kind.MESSAGE ? test.testPayload(row) : test.test(row.text());
    }

    private static RowPredicate bytes(Operand operand, Operator operator, Value value) {
        BytePattern pattern = value instanceof Value.Text text ? BytePattern.text(text.text(), false)
                : BytePattern.hex(((Value.Bytes) value).pairs());
        Operand.Range range = operand instanceof Operand.Range part ? part : null;
        int from = range == null ? 0 : range.from();
        int own = pattern.length();
        PayloadBytes payload = new PayloadBytes();
        return row -> {
            int to = range == null ? row.length() : range.to();
            if (own > to - from) {
                return false;
            }
            byte[] bytes = payload.of(row);
            return switch (operator) {
                case CONTAINS, MATCHES -> pattern.isIn(bytes, from, to);
                case STARTS_WITH -> pattern.isAt(bytes, from);
                case ENDS_WITH -> pattern.isAt(bytes, to - own);
                default -> own == to - from && pattern.isAt(bytes, from);
            };
        };
    }
}
