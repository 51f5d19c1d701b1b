// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Row;

/** The rows of a capture, as far as it has been refreshed. For one thread at a time. */
public final class CaptureRows implements RowSource<CaptureException> {
    private final CaptureCursor cursor;

    public CaptureRows(Capture capture) {
        cursor = capture.cursor();
    }

    @Override
    public long rows() {
        return cursor.capture().rows();
    }

    @Override
    public Row seek(long number) throws CaptureException {
        cursor.seek(number);
        return cursor;
    }
}
