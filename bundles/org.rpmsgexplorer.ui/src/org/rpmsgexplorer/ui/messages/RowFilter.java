// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Set;

import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.QueryContext;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowPredicate;

/**
 * Which rows of a capture are shown.
 *
 * @param text the filter as it was written
 * @param query the same, as it was read
 * @param endpoints the numbers of the endpoints to show; empty for all
 * @param from the first row to show: what was before it has been cleared away
 */
record RowFilter(String text, Query query, Set<Integer> endpoints, long from) {
    static final RowFilter ALL = new RowFilter("", new Query.All(), Set.of(), 0);

    RowFilter {
        endpoints = Set.copyOf(endpoints);
    }

    /** Returns the same with another text; throws if that is no filter. */
    RowFilter withText(String newText) throws QueryException {
        return new RowFilter(newText, Query.parse(newText), endpoints, from);
    }

    /** Returns the same for other endpoints. */
    RowFilter withEndpoints(Set<Integer> newEndpoints) {
        return new RowFilter(text, query, newEndpoints, from);
    }

    /** Returns the same from another row on. */
    RowFilter withFrom(long newFrom) {
        return new RowFilter(text, query, endpoints, newFrom);
    }

    /** Returns whether every row from the first one on is shown, so that none has to be looked at. */
    boolean showsAll() {
        return query instanceof Query.All && endpoints.isEmpty();
    }

    /** Returns what decides for each row; for one thread at a time. What concerns all endpoints is shown with each. */
    RowPredicate matcher(QueryContext context) {
        RowPredicate wanted = query.matcher(context);
        if (endpoints.isEmpty()) {
            return wanted;
        }
        return row -> (row.endpoint() < 0 || endpoints.contains(row.endpoint())) && wanted.test(row);
    }
}
