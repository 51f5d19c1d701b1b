// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import org.rpmsgexplorer.core.capture.Row;

/** Whether a text, or a payload taken as UTF-8, is what a comparison asks for. Keeps buffers: for one thread at a time. */
interface TextTest {
    boolean test(CharSequence text) throws QueryException;

    /** Tests the payload of a message. */
    boolean testPayload(Row row) throws QueryException;

    /** Returns the test for one value; {@link Operator#NOT_EQUAL} and {@link Operator#IN} are tested as equal. */
    static TextTest of(Operator operator, Value value) {
        if (value instanceof Value.Regex regex) {
            return new RegexTest(regex.pattern(), operator == Operator.IMATCHES);
        }
        return new LiteralTest(operator, ((Value.Text) value).text());
    }
}
