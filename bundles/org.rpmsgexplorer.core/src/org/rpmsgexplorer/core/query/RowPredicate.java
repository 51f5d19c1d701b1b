// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import org.rpmsgexplorer.core.capture.Row;

/** Whether a filter lets a row through. Keeps buffers of its own: for one thread at a time. */
@FunctionalInterface
public interface RowPredicate {
    /**
     * Returns true if the row is to be shown.
     *
     * @throws QueryException if a regular expression takes too long on this row
     */
    boolean test(Row row) throws QueryException;
}
