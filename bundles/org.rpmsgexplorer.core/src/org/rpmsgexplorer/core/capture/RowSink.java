// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/**
 * Takes a capture, row by row: an export, or a capture that an import fills. For one thread at a time.
 *
 * <p>Closing it ends what it writes; what was not closed may lack its end.
 */
public interface RowSink extends Closeable, Flushable {
    /** Takes the next endpoint, the first one being number 0, before the first row that names it. */
    void endpoint(CapturedEndpoint endpoint) throws IOException;

    /** Takes the next row, and keeps nothing of it: it is another one afterwards. */
    void row(Row row) throws IOException;

    /** Writes what has gathered, so that others can read it. */
    @Override
    void flush() throws IOException;
}
