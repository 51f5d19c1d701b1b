// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.query.RowPredicate;

/**
 * The rows that a page shows at one moment, for a job that reads them by a capture of its own: the page may be closed meanwhile,
 * and what comes to the file later is not among them.
 *
 * @param rows the page's
 * @param filter chooses among them
 * @param end the number of the first row that came later, or is not shown because the page is paused
 */
record TakenRows(MessageRows rows, RowFilter filter, long end) {
    /** Opens the job's own capture, which nobody refreshes. */
    Capture open() throws CaptureException {
        Capture own = Capture.open(rows.capture().path());
        if (!own.id().equals(rows.capture().id())) {
            own.close();
            throw new CaptureException(NLS.bind(Messages.TakenRows_other, own.path()), Messages.TakenRows_otherHint, null);
        }
        return own;
    }

    /** Returns what tells the rows among all that the job's own capture has; for one thread at a time. */
    RowPredicate matcher(Capture own) {
        RowPredicate wanted = filter.matcher(rows.on(own).newContext());
        return row -> row.number() >= filter.from() && row.number() < end && wanted.test(row);
    }

    /** Returns how many rows the filter has to look at. */
    long size() {
        return Math.max(0, end - filter.from());
    }
}
