// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import org.rpmsgexplorer.core.capture.Row;

/**
 * Rows that can be looked at one by one, such as a cursor over a capture; more may come at the end. For one thread at a time.
 *
 * @param <E> what reading fails with
 */
public interface RowSource<E extends Exception> {
    /** Returns how many rows there are by now. */
    long rows();

    /** Returns a row by its number; it holds until the next call. */
    Row seek(long number) throws E;
}
