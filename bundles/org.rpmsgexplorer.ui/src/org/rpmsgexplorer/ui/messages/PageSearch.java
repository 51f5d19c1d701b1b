// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.swt.widgets.Composite;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.query.QueryException;

/** Looks for rows among those that a page shows. UI thread only. */
final class PageSearch {
    private final MessagesPage page;
    private final FindBar bar;
    private MessageJob job;
    /** Counts searches: what an earlier one still has to say is of no use any more. */
    private int current;

    PageSearch(Composite parent, MessagesPage page) {
        this.page = page;
        bar = new FindBar(parent, this::find, page::focusTable);
    }

    /** Brings the line in sight where one says what to look for. */
    void open() {
        bar.show(true);
    }

    /** Looks for the next or the previous row; where nothing is said what to look for, asks for it. */
    void find(boolean forward) {
        String text = bar.take();
        if (!page.feed().isOpen() || text.isBlank()) {
            open();
            return;
        }
        cancel();
        int mine = current;
        bar.tell("");
        Search search = new Search(Search.query(text), page.table().selectedPlace(), forward);
        MessageRows rows = page.feed().rows();
        ShownRows among = page.table().shown();
        job = new MessageJob(Messages.PageSearch_name, progress -> {
            int place = run(search, rows, among, progress);
            if (place != Search.NOWHERE) {
                later(mine, () -> page.showRow(among.row(place)));
            }
            return place == Search.NOWHERE && !progress.isCancelled() ? Messages.PageSearch_notFound : "";
        }, outcome -> later(mine, () -> bar.tell(outcome.text())));
        job.schedule();
    }

    /** Lets a search do something in the UI thread, unless another one has begun or it was cancelled there. */
    private void later(int search, Runnable run) {
        page.later(() -> {
            if (search == current) {
                run.run();
            }
        });
    }

    private static int run(Search search, MessageRows rows, ShownRows among, Progress progress) throws CaptureException {
        try {
            return search.run(new ShownSource(rows.capture(), among), search.query().matcher(rows.newContext()),
                    () -> !progress.isCancelled());
        } catch (QueryException undecided) {
            throw new CaptureException(undecided.getMessage(), undecided.hint(), undecided);
        }
    }

    void cancel() {
        current++;
        if (job != null) {
            job.cancel();
        }
    }
}
