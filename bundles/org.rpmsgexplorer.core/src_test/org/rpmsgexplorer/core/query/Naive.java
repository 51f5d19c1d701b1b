// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;

/** The language again, as simply as can be and without thrift: what the fast way is held against. */
final class Naive {
    private Naive() {
    }

    static boolean test(Query query, TestRow row) {
        if (query instanceof Query.And and) {
            return and.parts().stream().allMatch(part -> test(part, row));
        } else if (query instanceof Query.Or or) {
            return or.parts().stream().anyMatch(part -> test(part, row));
        } else if (query instanceof Query.Not not) {
            return !test(not.part(), row);
        } else if (query instanceof Query.Comparison comparison) {
            List<Object> known = known(comparison.operand(), row);
            boolean not = comparison.operator() == Operator.NOT_EQUAL;
            return comparison.values().stream().anyMatch(value -> value instanceof Value.Unknown ? known.isEmpty() != not
                    : !known.isEmpty() && known.stream().anyMatch(is -> holds(is, comparison.operator(), value)) != not);
        }
        return true;
    }

    /** Returns what the row has: BigDecimals, texts, or hex as bytes; empty where it has nothing. */
    private static List<Object> known(Operand operand, TestRow row) {
        List<Object> known = new ArrayList<>();
        boolean message = row.kind() == Row.Kind.MESSAGE;
        if (operand instanceof Operand.Range range) {
            if (message && range.to() <= row.length()) {
                known.add(Arrays.copyOfRange(row.content(), range.from(), range.to()));
            }
        } else if (operand instanceof Operand.At at) {
            if (message && at.offset() < row.length()) {
                known.add(BigDecimal.valueOf(Byte.toUnsignedInt(row.at(at.offset()))));
            }
        } else if (operand instanceof Operand.NumberAt number) {
            int width = Integer.parseInt(number.format().word().replaceAll("\\D", "")) / 8;
            if (message && number.offset() + width <= row.length()) {
                byte[] bytes = new byte[width];
                for (int i = 0; i < width; i++) {
                    bytes[i] = row.at(number.offset() + (number.format().word().endsWith("be") ? i : width - 1 - i));
                }
                boolean signed = number.format().word().startsWith("i");
                known.add(new BigDecimal(signed ? new BigInteger(bytes) : new BigInteger(1, bytes)));
            }
        } else if (operand instanceof Operand.Of of) {
            column(of.column(), row, known);
        }
        known.removeIf(Objects::isNull);
        return known;
    }

    private static void column(Column column, TestRow row, List<Object> known) {
        boolean message = row.kind() == Row.Kind.MESSAGE;
        CapturedEndpoint endpoint = row.endpoint() < 0 || row.endpoint() >= TestRow.ENDPOINTS.size() ? null
                : TestRow.ENDPOINTS.get(row.endpoint());
        switch (column) {
            case DIR -> known.add(row.direction() == null ? null : row.direction().toString());
            case KIND -> known.add(row.kind().name().toLowerCase(Locale.ROOT));
            case ENDPOINT -> {
                known.add(endpoint == null ? null : endpoint.label());
                known.add(endpoint == null || endpoint.name().isEmpty() ? null : endpoint.name());
            }
            case BOARD -> known.add(endpoint == null || endpoint.board().isEmpty() ? null : endpoint.board());
            case WAY -> known.add(endpoint == null || endpoint.way().isEmpty() ? null : endpoint.way());
            case CONTROL -> known.add(endpoint == null || endpoint.control().isEmpty() ? null : endpoint.control());
            case SRC -> known.add(row.source() < 0 ? null : BigDecimal.valueOf(row.source()));
            case DST -> known.add(row.destination() < 0 ? null : BigDecimal.valueOf(row.destination()));
            case LEN -> known.add(message ? BigDecimal.valueOf(row.length()) : null);
            case TIME -> known.add(BigDecimal.valueOf(row.time()));
            case ROW -> known.add(BigDecimal.valueOf(row.number()));
            case TEXT -> known.add(message ? new String(row.content(), StandardCharsets.UTF_8)
                    : row.kind() == Row.Kind.GAP ? null : row.text());
            case PAYLOAD -> known.add(message ? row.content() : null);
            case COUNT -> known.add(message || row.kind() == Row.Kind.GAP ? BigDecimal.valueOf(row.count()) : null);
            case MARKER -> known.add(row.marker() == null ? null : row.marker().toString());
        }
    }

    private static boolean holds(Object is, Operator operator, Value value) {
        if (is instanceof BigDecimal number) {
            int compared = number.compareTo(number(value));
            return switch (operator) {
                case LESS -> compared < 0;
                case LESS_OR_EQUAL -> compared <= 0;
                case GREATER -> compared > 0;
                case GREATER_OR_EQUAL -> compared >= 0;
                default -> compared == 0;
            };
        } else if (is instanceof byte[] bytes) {
            return pairs(HexFormat.of().withSuffix(" ").formatHex(bytes), operator, value instanceof Value.Text text
                    ? HexFormat.ofDelimiter(" ").formatHex(text.text().getBytes(StandardCharsets.UTF_8)) : value.toString());
        }
        return text((String) is, operator, value);
    }

    private static BigDecimal number(Value value) {
        if (value instanceof Value.Since since) {
            return BigDecimal.valueOf(TestRow.START).add(BigDecimal.valueOf(since.nanos()));
        } else if (value instanceof Value.Decimal decimal) {
            return decimal.number();
        }
        Instant instant = value instanceof Value.Local local ? local.time().toInstant(ZoneOffset.ofHours(2))
                : ((Value.At) value).instant();
        return BigDecimal.valueOf(instant.getEpochSecond()).scaleByPowerOfTen(9).add(BigDecimal.valueOf(instant.getNano()));
    }

    /** Hex with a space behind each byte against a regular expression of the same. */
    private static boolean pairs(String is, Operator operator, String pairs) {
        String regex = pairs.isEmpty() ? "" : pairs.replace("?", "[0-9a-f]") + " ";
        return Pattern.matches(switch (operator) {
            case CONTAINS, MATCHES -> "(...)*" + regex + ".*";
            case STARTS_WITH -> regex + ".*";
            case ENDS_WITH -> "(...)*" + regex;
            default -> regex;
        }, is);
    }

    private static boolean text(String is, Operator operator, Value value) {
        if (value instanceof Value.Regex regex) {
            return Pattern.compile(regex.pattern(), operator == Operator.IMATCHES ? Pattern.CASE_INSENSITIVE : 0).matcher(is)
                    .find();
        }
        String text = Pattern.quote(value instanceof Value.Text of ? of.text() : value.toString());
        int flags = Pattern.DOTALL | (operator.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0);
        return Pattern.compile(switch (operator) {
            case CONTAINS, ICONTAINS -> ".*" + text + ".*";
            case STARTS_WITH, ISTARTS_WITH -> text + ".*";
            case ENDS_WITH, IENDS_WITH -> ".*" + text;
            default -> text;
        }, flags).matcher(is).matches();
    }
}
