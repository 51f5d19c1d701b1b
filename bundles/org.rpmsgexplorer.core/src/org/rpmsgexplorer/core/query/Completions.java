// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What may follow at a place of a filter that is being written.
 *
 * @param from where the word begins that each of them replaces, from 0; it ends at the caret
 * @param proposals what may stand there; empty where nothing is known that may
 */
public record Completions(int from, List<Proposal> proposals) {
    private static final String IN_WORDS = "_.-@:/[]";
    private static final String IN_SIGNS = "=<>!&|";

    public Completions {
        proposals = List.copyOf(proposals);
    }

    /**
     * Something that may follow.
     *
     * @param text as it is written
     * @param meaning what it is, in a few words; may be empty
     */
    public record Proposal(String text, String meaning) {
    }

    /**
     * Finds what may follow; never fails, whatever the text.
     *
     * @param text the filter as far as it is written; what stands behind the caret does not matter
     * @param caret where the next character would go, from 0 to the text's length
     * @param values texts that the capture has in a column, such as the labels of its endpoints
     * @param fields paths of decoded fields, without {@code field.}
     */
    public static Completions at(String text, int caret, Map<Column, List<String>> values, List<String> fields) {
        String before = text.substring(0, caret);
        int from = wordStart(before);
        String prefix = before.substring(0, from);
        QueryParser parser = new QueryParser(prefix);
        try {
            parser.parse();
        } catch (QueryException e) {
            if (e.column() <= prefix.length()) {
                return new Completions(caret, List.of());
            }
        }
        String begun = plain(before.substring(from));
        List<Proposal> fitting = all(parser.expectation(), values, fields).stream()
                .filter(proposal -> plain(proposal.text()).startsWith(begun)).toList();
        return new Completions(from, fitting);
    }

    /** Returns a text without its opening quote and in small letters, as it is compared. */
    private static String plain(String text) {
        return (text.startsWith("\"") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
    }

    private static int wordStart(String before) {
        int quote = -1;
        for (int i = 0; i < before.length(); i++) {
            if (before.charAt(i) == '"') {
                quote = quote < 0 ? i : -1;
            } else if (before.charAt(i) == '\\' && quote >= 0) {
                i++;
            }
        }
        if (quote >= 0) {
            return quote;
        }
        int start = before.length();
        boolean sign = start > 0 && IN_SIGNS.indexOf(before.charAt(start - 1)) >= 0;
        while (start > 0 && (sign ? IN_SIGNS.indexOf(before.charAt(start - 1)) >= 0
                : Character.isLetterOrDigit(before.charAt(start - 1)) || IN_WORDS.indexOf(before.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    private static List<Proposal> all(Expectation expectation, Map<Column, List<String>> values, List<String> fields) {
        return switch (expectation.kind()) {
            case OPERAND -> operands(fields);
            case OPERATOR -> Arrays.stream(Operator.values()).filter(expectation.left().type()::has)
                    .map(operator -> new Proposal(operator.toString(), "")).toList();
            case VALUE -> values(expectation, values);
            case JOINT -> List.of(new Proposal("and", "both"), new Proposal("or", "one of both"));
            case OTHER -> List.of();
        };
    }

    private static List<Proposal> operands(List<String> fields) {
        List<Proposal> all = new ArrayList<>();
        for (Column column : Column.values()) {
            all.add(new Proposal(column.word(), column.meaning()));
        }
        for (String field : fields) {
            all.add(new Proposal(new Operand.Decoded(field).toString(), "a decoded field"));
        }
        for (NumberFormat format : NumberFormat.values()) {
            all.add(new Proposal(format.word() + "(", "a number at an offset of the payload"));
        }
        all.add(new Proposal("not", "the contrary"));
        return all;
    }

    private static List<Proposal> values(Expectation expectation, Map<Column, List<String>> values) {
        List<Proposal> all = new ArrayList<>();
        if (expectation.left() instanceof Operand.Of of) {
            of.column().words().forEach(word -> all.add(new Proposal(word, "")));
            if (of.type() == Type.TEXT && !expectation.between().isRegex()) {
                values.getOrDefault(of.column(), List.of()).forEach(text -> all.add(new Proposal(Value.quoted(text), "")));
            }
        }
        if (expectation.between().isEquality()) {
            all.add(new Proposal("unknown", "what nobody knows"));
        }
        return all;
    }
}
