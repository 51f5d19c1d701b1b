// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import org.rpmsgexplorer.core.capture.Row;

/** Where a filter finds the decoded fields of a row. For one thread at a time, as the rows are. */
@FunctionalInterface
public interface FieldLookup {
    /** Knows no field. */
    FieldLookup NONE = (row, path) -> null;

    /** Returns what the row has under a path such as {@code header.type} or {@code items[2].x}; null for nothing. */
    FieldValue find(Row row, String path);
}
