// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.ui.Coalescer;

/**
 * The rows of one capture with all that can be done with them: filter and search above, bytes and fields below. The view and the
 * editor have the same one. UI thread only.
 */
final class MessagesPage {
    private static final int[] PARTS = {68, 32};

    private final Composite area;
    private final FilterField filter;
    private final PageSearch search;
    private final MessagesTable table;
    private final DetailPane detail;
    private final Label status;
    private final Coalescer refresh;
    private final List<String> fields = new ArrayList<>();
    private Optional<MessageRow> selected = Optional.empty();
    private MessageRows rows;
    private RowsJob job;
    /** Whether the end is kept in sight. */
    private boolean follows;
    /** The number of the first row that is not shown while it is paused; -1 where it is not. */
    private long pausedAt = -1;
    private int lookMillis;
    private Runnable followChanged = () -> {
    };
    private final List<Runnable> whenOpened = new ArrayList<>();
    private Runnable refreshed = () -> {
    };

    MessagesPage(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(area);
        Composite top = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 2).spacing(12, 0).applyTo(top);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
        new Label(top, SWT.NONE).setText(Messages.MessagesPage_filter);
        filter = new FilterField(top, this::completer, this::useText, this::tellStatus);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(filter.control());
        search = new PageSearch(area, this);
        SashForm parts = new SashForm(area, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(parts);
        Composite above = new Composite(parts, SWT.NONE);
        above.setLayout(new FillLayout());
        detail = new DetailPane(parts);
        table = new MessagesTable(above, detail.fields().getTree(), this::select, line -> {
            detail.followTheme(line);
            parts.setBackground(line);
        });
        parts.setSashWidth(DetailPane.SASH);
        parts.setWeights(PARTS);
        status = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 0).applyTo(status);
        refresh = new Coalescer(area.getDisplay(), this::refresh);
        area.addListener(SWT.Dispose, event -> close());
    }

    Composite control() {
        return area;
    }

    MessagesTable table() {
        return table;
    }

    DetailPane detail() {
        return detail;
    }

    FilterField filter() {
        return filter;
    }

    /** Returns what looks for rows. */
    PageSearch search() {
        return search;
    }

    /** Returns what stands below the table. */
    String statusText() {
        return status.getText();
    }

    /** Lets a capture that is opened next be looked at again and again, because nobody tells that it has grown. */
    void lookEvery(int millis) {
        lookMillis = millis;
    }

    /** Shows a capture, which belongs to this page from now on. */
    void open(OpenedCapture opened) {
        Capture capture = opened.capture();
        rows = new MessageRows(capture, opened.decoders());
        job = new RowsJob(rows, lookMillis, refresh::ask, failed -> later(() -> tell(failed)));
        table.open(new RowReader(capture, opened.decoders()), rows.shown());
        whenOpened.forEach(Runnable::run);
        grown();
    }

    /** Lets somebody be told that a capture is shown, which happens once. */
    void whenOpened(Runnable told) {
        whenOpened.add(told);
    }

    /** Returns whether it has a capture. */
    boolean isOpen() {
        return rows != null;
    }

    /** Returns its rows; only where it is open. */
    MessageRows rows() {
        return rows;
    }

    /** More may have come to the capture. Any thread may call it once the page is open. */
    void grown() {
        job.schedule();
    }

    private void close() {
        if (rows == null) {
            return;
        }
        job.cancel();
        search.cancel();
        // A job that is just reading gets an error that nobody sees.
        closeUnused(rows.capture());
    }

    /** Closes a capture that nobody reads any more. */
    static void closeUnused(Capture capture) {
        try {
            capture.close();
        } catch (CaptureException nothingLost) {
            throw new UncheckedIOException(nothingLost);
        }
    }

    /** Says below the table what has failed, until there is something new to say. */
    void tell(IOException failed) {
        String hint = failed instanceof CaptureException told ? told.hint() : "";
        tell(MessageJob.sentence(failed.getMessage(), hint));
    }

    void tell(String text) {
        status.setText(text.replace("&", "&&"));
    }

    private void refresh() {
        if (area.isDisposed()) {
            return;
        }
        ShownRows before = table.shown();
        table.show(visible());
        if (follows && pausedAt < 0 && table.shown().all() != before.all()) {
            table.showEnd();
        }
        tellStatus();
        refreshed.run();
    }

    /** Lets somebody be told that there may be other rows, and other endpoints. */
    void whenRefreshed(Runnable told) {
        refreshed = told;
    }

    private ShownRows visible() {
        return pausedAt < 0 ? rows.shown() : rows.shown().before(pausedAt);
    }

    private void tellStatus() {
        if (rows == null) {
            return;
        }
        Optional<String> wrong = filter.problem().map(problem -> MessageJob.sentence(problem.getMessage(), problem.hint()));
        String text = wrong.orElseGet(() -> StatusText.of(rows.shown(), table.shown(), pausedAt >= 0, rows.problem()));
        if (!text.equals(status.getText())) {
            status.setText(text);
        }
    }

    private Completer completer() {
        return rows == null ? Completer.NOTHING : new Completer(rows.capture().endpoints(),
                selected.map(row -> Fields.paths(row.decoded())).orElse(List.of()));
    }

    /** Shows the rows of a filter that is right. */
    void useText(String text) {
        if (rows != null && !rows.filter().text().equals(text)) {
            try {
                use(rows.filter().withText(text));
            } catch (QueryException checked) {
                throw new IllegalArgumentException(checked);
            }
        }
        tellStatus();
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
        select(Optional.empty());
    }

    /** Shows what was cleared away. */
    void showCleared() {
        use(rows.filter().withFrom(0));
    }

    /** Keeps the end in sight, or not. */
    void setFollows(boolean on) {
        follows = on;
        if (on && rows != null) {
            table.showEnd();
        }
    }

    boolean follows() {
        return follows;
    }

    /** Lets somebody be told that the end is not followed any more because a row was selected. */
    void whenFollowChanges(Runnable changed) {
        followChanged = changed;
    }

    /** Shows nothing that comes from now on, or all that has come. */
    void setPaused(boolean on) {
        if (rows != null) {
            pausedAt = on ? rows.shown().total() : -1;
            refresh();
        }
    }

    boolean isPaused() {
        return pausedAt >= 0;
    }

    private void select(Optional<MessageRow> row) {
        selected = row;
        detail.show(row);
        boolean last = row.isEmpty() || table.selectedPlace() == table.shown().size() - 1;
        if (follows && !last) {
            follows = false;
            followChanged.run();
        }
    }

    /** Returns the selected row. */
    Optional<MessageRow> selected() {
        return selected;
    }

    /** Shows a column for a decoded field, or takes it away. */
    void toggleField(String path) {
        if (!fields.remove(path)) {
            fields.add(path);
        }
        table.useFields(fields);
    }

    List<String> fields() {
        return List.copyOf(fields);
    }

    /** Shows columns for these decoded fields. */
    void useFields(List<String> paths) {
        fields.clear();
        fields.addAll(paths);
        table.useFields(fields);
    }

    /** Lets something be done in the UI thread, if the page is still there then. Any thread may call it. */
    void later(Runnable run) {
        if (area.isDisposed()) {
            return;
        }
        area.getDisplay().asyncExec(() -> {
            if (!area.isDisposed()) {
                run.run();
            }
        });
    }

    /** Selects a row, by its number, if it is shown. */
    void showRow(long row) {
        if (table.shown().has(row)) {
            table.select(table.shown().placeOf(row));
        }
    }

    void focusTable() {
        table.control().setFocus();
    }
}
