// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a filter by recursive descent: or, and, not, comparison. */
final class QueryParser {
    private static final int MAX_OFFSET = 1 << 16;

    private final String text;
    private final Scanner in;
    private final Expectation expectation = new Expectation();
    private int depth;

    QueryParser(String text) {
        this.text = text;
        this.in = new Scanner(text);
    }

    Query parse() throws QueryException {
        if (text.length() > Query.MAX_LENGTH) {
            throw in.error(Query.MAX_LENGTH, "a filter has at most " + Query.MAX_LENGTH + " characters", "");
        }
        expectation.operand();
        if (in.atEnd()) {
            return new Query.All();
        }
        Query query = or();
        if (!in.atEnd()) {
            int at = in.position();
            throw in.error(at, "\"and\", \"or\" or the end is needed, not " + in.found(at), in.peek() == ')'
                    ? "There is no \"(\" for it." : "Put texts with spaces in quotes.");
        }
        return query;
    }

    /** Returns what was needed where the parser has stopped. */
    Expectation expectation() {
        return expectation;
    }

    private Query or() throws QueryException {
        List<Query> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (in.skip("||") || in.skipWord("or"));
        return parts.size() == 1 ? parts.get(0) : new Query.Or(parts);
    }

    private Query and() throws QueryException {
        List<Query> parts = new ArrayList<>();
        do {
            expectation.operand();
            parts.add(not());
        } while (in.skip("&&") || in.skipWord("and"));
        return parts.size() == 1 ? parts.get(0) : new Query.And(parts);
    }

    private Query not() throws QueryException {
        int start = in.position();
        if (++depth > Query.MAX_DEPTH) {
            throw in.error(start, "this is nested too deep; at most " + Query.MAX_DEPTH + " levels are possible", "");
        }
        Query query;
        if (in.skip("!") || in.skipWord("not")) {
            expectation.operand();
            query = new Query.Not(not());
        } else if (in.skip("(")) {
            query = or();
            if (!in.skip(")")) {
                int at = in.position();
                throw in.error(at, "a \")\" is needed for the \"(\" in column " + (start + 1) + ", not " + in.found(at), "");
            }
            expectation.joint();
        } else {
            query = comparison();
        }
        depth--;
        return query;
    }

    private Query comparison() throws QueryException {
        Operand operand = operand();
        expectation.operator(operand);
        int start = in.position();
        Operator operator = operator(operand);
        expectation.value(operand, operator);
        ValueParser values = new ValueParser(in, operand, operator, text.substring(start, start + operator.toString().length()));
        if (operator != Operator.IN) {
            Query query = new Query.Comparison(operand, operator, List.of(values.value()));
            expectation.joint();
            return query;
        }
        return new Query.Comparison(operand, operator, list(values));
    }

    private List<Value> list(ValueParser values) throws QueryException {
        expectation.other();
        if (!in.skip("(")) {
            throw in.error(in.position(), "a list such as (1, 2) is needed after \"in\", not " + in.found(in.position()), "");
        }
        List<Value> list = new ArrayList<>();
        do {
            expectation.value(values.operand(), Operator.IN);
            list.add(values.value());
            expectation.other();
        } while (in.skip(","));
        if (!in.skip(")")) {
            throw in.error(in.position(), "a \",\" or a \")\" is needed, not " + in.found(in.position()), "");
        }
        expectation.joint();
        return list;
    }

    private Operand operand() throws QueryException {
        int start = in.position();
        String word = in.word();
        var format = NumberFormat.of(word);
        if (format.isPresent()) {
            expectation.other();
            need("(", word);
            int offset = offset();
            need(")", "the offset");
            return new Operand.NumberAt(format.get(), offset);
        }
        if (word.equals("field")) {
            expectation.other();
            return decoded();
        }
        var column = Column.of(word);
        if (column.isEmpty()) {
            in.moveTo(start);
            throw in.error(start, "a field is needed, not " + in.found(start), "The fields are "
                    + Arrays.stream(Column.values()).map(Column::word).collect(Collectors.joining(", "))
                    + ", field.NAME and numbers in the payload such as u16le(4).");
        }
        if (column.get() == Column.PAYLOAD && in.skip("[")) {
            expectation.other();
            return slice();
        }
        return new Operand.Of(column.get());
    }

    private Operand slice() throws QueryException {
        int from = offset();
        if (in.skip("]")) {
            return new Operand.At(from);
        }
        need("..", "the offset");
        int start = in.position();
        int to = offset();
        if (to <= from) {
            throw in.error(start, "the end of a range lies behind its beginning: " + to + " is not greater than " + from, "");
        }
        need("]", "the range");
        return new Operand.Range(from, to);
    }

    private Operand decoded() throws QueryException {
        need(".", "\"field\"");
        int start = in.position();
        String path = in.peek() == '"' ? in.quoted(false) : in.run(letter -> Character.isLetterOrDigit(letter)
                || "_.-[]".indexOf(letter) >= 0);
        if (path.isEmpty()) {
            throw in.error(start, "the name of a decoded field is needed after \"field.\"", "");
        }
        return new Operand.Decoded(path);
    }

    private void need(String sign, String after) throws QueryException {
        if (!in.skip(sign)) {
            int at = in.position();
            throw in.error(at, "\"" + sign + "\" is needed after " + after + ", not " + in.found(at), "");
        }
    }

    private int offset() throws QueryException {
        int start = in.position();
        String digits = in.run(letter -> letter >= '0' && letter <= '9');
        if (digits.isEmpty() || digits.length() > 6 || Integer.parseInt(digits) > MAX_OFFSET) {
            in.moveTo(start);
            throw in.error(start, "an offset from 0 to " + MAX_OFFSET + " is needed, not " + in.found(start), "");
        }
        return Integer.parseInt(digits);
    }

    private Operator operator(Operand operand) throws QueryException {
        int start = in.position();
        for (Operator operator : Operator.values()) {
            boolean found = Character.isLetter(operator.toString().charAt(0)) ? in.skipWord(operator.toString())
                    : in.skip(operator.toString());
            if (found && operand.type().has(operator)) {
                return operator;
            }
            if (found) {
                throw in.error(start, "\"" + operator + "\" cannot be used with " + operand, "It is compared by "
                        + operators(operand) + ".");
            }
        }
        throw in.error(start, "an operator is needed after " + operand + ", not " + in.found(start),
                in.peek() == '=' ? "Write == for \"is equal to\"." : "It is compared by " + operators(operand) + ".");
    }

    private static String operators(Operand operand) {
        return Arrays.stream(Operator.values()).filter(operand.type()::has).map(Operator::toString)
                .collect(Collectors.joining(", "));
    }
}
