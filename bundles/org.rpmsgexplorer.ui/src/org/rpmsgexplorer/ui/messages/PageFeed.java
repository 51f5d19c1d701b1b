// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.ui.Coalescer;

/**
 * What a table shows of its capture while that grows: the rows of a filter, from where they were cleared to where they were
 * paused, with the end in sight or not. UI thread only, but for {@link #grown()}.
 */
final class PageFeed {
    private final MessagesTable table;
    private final Consumer<CaptureException> failed;
    private final Coalescer refresh;
    private final List<Runnable> whenOpened = new ArrayList<>();
    private final List<Runnable> whenRefreshed = new ArrayList<>();
    private MessageRows rows;
    private RowsJob job;
    /** Whether the end is kept in sight. */
    private boolean follows;
    /** The number of the first row that is not shown while it is paused; -1 where it is not. */
    private long pausedAt = -1;
    private int lookMillis;

    /**
     * Creates a feed without a capture.
     *
     * @param failed is told, by any thread, that the capture cannot be read
     */
    PageFeed(MessagesTable table, Consumer<CaptureException> failed) {
        this.table = table;
        this.failed = failed;
        refresh = new Coalescer(table.control().getDisplay(), this::refresh);
    }

    /** Lets a capture that is opened next be looked at again and again, because nobody tells that it has grown. */
    void lookEvery(int millis) {
        lookMillis = millis;
    }

    /** Shows a capture, which belongs to this feed from now on. */
    void open(OpenedCapture opened) {
        Capture capture = opened.capture();
        rows = new MessageRows(capture, opened.decoders());
        job = new RowsJob(rows, lookMillis, refresh::ask, failed);
        table.open(new RowReader(capture, opened.decoders()), rows.shown());
        whenOpened.forEach(Runnable::run);
        // Nothing may come any more, and then nobody tells.
        refresh.ask();
        grown();
    }

    /** Lets somebody be told that a capture is shown, which happens once. */
    void whenOpened(Runnable told) {
        whenOpened.add(told);
    }

    /** Lets somebody be told that there may be other rows, and other endpoints. */
    void whenRefreshed(Runnable told) {
        whenRefreshed.add(told);
    }

    /** Returns whether it has a capture. */
    boolean isOpen() {
        return rows != null;
    }

    /** Returns its rows; only where it is open. */
    MessageRows rows() {
        return rows;
    }

    /** Returns the rows that are shown now, for a job; only where it is open. */
    TakenRows taken() {
        return new TakenRows(rows, rows.filter(), isPaused() ? pausedAt : rows.shown().total());
    }

    /** More may have come to the capture. Any thread may call it once it is open. */
    void grown() {
        job.schedule();
    }

    /** Reads no more. */
    void close() {
        if (rows != null) {
            job.cancel();
            // A job that is just reading gets an error that nobody sees.
            closeUnused(rows.capture());
        }
    }

    /** Closes a capture that nobody reads any more. */
    static void closeUnused(Capture capture) {
        try {
            capture.close();
        } catch (CaptureException nothingLost) {
            throw new UncheckedIOException(nothingLost);
        }
    }

    private void refresh() {
        if (table.control().isDisposed()) {
            return;
        }
        ShownRows before = table.shown();
        table.show(visible());
        if (follows && pausedAt < 0 && table.shown().all() != before.all()) {
            table.showEnd();
        }
        whenRefreshed.forEach(Runnable::run);
    }

    private ShownRows visible() {
        return pausedAt < 0 ? rows.shown() : rows.shown().before(pausedAt);
    }

    /** Returns how many rows there are, and why not all of them are shown; only where it is open. */
    String status() {
        return StatusText.of(rows.shown(), table.shown(), isPaused(), rows.problem());
    }

    /** Shows the rows of a filter that is right. */
    void useText(String text) {
        if (isOpen() && !rows.filter().text().equals(text)) {
            try {
                use(rows.filter().withText(text));
            } catch (QueryException checked) {
                throw new IllegalArgumentException(checked);
            }
        }
    }

    private void use(RowFilter chosen) {
        rows.use(chosen);
        grown();
    }

    /** Shows these endpoints, by their numbers in the capture; all where there are none. */
    void useEndpoints(Set<Integer> endpoints) {
        if (!rows.filter().endpoints().equals(endpoints)) {
            use(rows.filter().withEndpoints(endpoints));
        }
    }

    /** Takes the rows that are there by now out of sight; the capture keeps them. */
    void clear() {
        use(rows.filter().withFrom(rows.shown().total()));
    }

    /** Shows what was cleared away. */
    void showCleared() {
        if (isOpen()) {
            use(rows.filter().withFrom(0));
        }
    }

    /** Keeps the end in sight, or not. */
    void setFollows(boolean on) {
        follows = on;
        if (on && isOpen()) {
            table.showEnd();
        }
    }

    boolean follows() {
        return follows;
    }

    /** Shows nothing that comes from now on, or all that has come. */
    void setPaused(boolean on) {
        if (isOpen()) {
            pausedAt = on ? rows.shown().total() : -1;
            refresh();
        }
    }

    boolean isPaused() {
        return pausedAt >= 0;
    }
}
