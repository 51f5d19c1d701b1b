// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.query.RowSource;

/** The rows that a table shows, by their places. For one thread at a time. */
final class ShownSource implements RowSource<CaptureException> {
    private final ShownRows shown;
    private final CaptureCursor cursor;

    ShownSource(Capture capture, ShownRows shown) {
        this.shown = shown;
        this.cursor = capture.cursor();
    }

    @Override
    public long rows() {
        return shown.size();
    }

    @Override
    public Row seek(long place) throws CaptureException {
        cursor.seek(shown.row((int) place));
        return cursor;
    }
}
