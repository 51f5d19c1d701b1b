// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.ZoneId;
import java.util.List;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.decode.DecodedFields;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.QueryContext;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowPredicate;

/**
 * A filter as a user has written it.
 *
 * @param text empty for all rows
 */
record RowFilter(String text, Query query) {
    /** What the help says of a filter. */
    static final String HELP = "Which rows, such as 'dir == rx and len > 100 and text contains \"boot\"'; docs/filter.md has"
            + " the language. Quotes around it keep the shell away; several words are put together. Default: all.";

    /**
     * Reads the words of a filter.
     *
     * @throws WrongFilterException where it is none
     */
    static RowFilter of(List<String> words) {
        String text = String.join(" ", words);
        try {
            return new RowFilter(text, Query.parse(text));
        } catch (QueryException wrong) {
            throw new WrongFilterException(text, wrong);
        }
    }

    /** Returns what decides for each row of a capture; for one thread at a time. */
    RowPredicate on(Capture capture, DecodedFields fields) {
        return query.matcher(QueryContext.of(capture, ZoneId.systemDefault(), fields));
    }
}
