// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;

/** Asks something of a row's endpoint; each endpoint is asked once. */
final class EndpointTest implements RowPredicate {
    private static final byte NO = 1;
    private static final byte YES = 2;

    private final IntFunction<CapturedEndpoint> endpoints;
    private final Function<CapturedEndpoint, List<String>> texts;
    /** Null where it is asked whether anything is known. */
    private final TextTest test;
    private final boolean negated;
    private byte[] answers = new byte[16];

    EndpointTest(IntFunction<CapturedEndpoint> endpoints, Function<CapturedEndpoint, List<String>> texts, Operator operator,
            Value value, boolean negated) {
        this.endpoints = endpoints;
        this.texts = texts;
        this.negated = negated;
        Value text = value instanceof Value.Word word ? new Value.Text(word.word()) : value;
        this.test = text instanceof Value.Unknown ? null : TextTest.of(operator, text);
    }

    @Override
    public boolean test(Row row) throws QueryException {
        int number = row.endpoint();
        if (number < 0) {
            return test == null && !negated;
        }
        if (number >= answers.length) {
            answers = Arrays.copyOf(answers, Math.max(number + 1, 2 * answers.length));
        }
        if (answers[number] == 0) {
            CapturedEndpoint endpoint = endpoints.apply(number);
            if (endpoint == null) {
                return test == null && !negated;
            }
            answers[number] = ask(texts.apply(endpoint)) ? YES : NO;
        }
        return answers[number] == YES;
    }

    private boolean ask(List<String> all) throws QueryException {
        boolean known = false;
        boolean found = false;
        for (String text : all) {
            if (!text.isEmpty()) {
                known = true;
                found |= test != null && test.test(text);
            }
        }
        return test == null ? known == negated : known && found != negated;
    }
}
