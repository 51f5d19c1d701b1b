// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.ui.Later;

/**
 * The rows of one capture with all that can be done with them: filter and search above, bytes and fields below. The view and the
 * editor have the same one. UI thread only.
 */
final class MessagesPage {
    private static final int[] PARTS = {68, 32};
    private static final String COLUMNS = "columns";

    private final Composite area;
    private final Later later;
    private final FilterField filter;
    private final PageSearch search;
    private final MessagesTable table;
    private final DetailPane detail;
    private final PageSelection selection;
    private final Label status;
    private final JobLine jobs;
    private final PageFeed feed;
    private Optional<MessageRow> selected = Optional.empty();
    private Runnable followChanged = () -> {
    };

    MessagesPage(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        later = new Later(area);
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
        selection = new PageSelection(detail);
        table = new MessagesTable(above, detail.fields().getTree(), this::select, detail::followTheme);
        table.columns().use(ColumnLayout.of(PageSettings.load(COLUMNS)));
        table.columns().whenChosen(() -> PageSettings.save(COLUMNS, table.columns().layout().entries()));
        parts.setSashWidth(DetailPane.SASH);
        parts.setWeights(PARTS);
        status = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 0).applyTo(status);
        jobs = new JobLine(area);
        feed = new PageFeed(table, failed -> later(() -> jobs.tell(MessageJob.Outcome.failed(failed))));
        feed.whenRefreshed(this::tellStatus);
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

    /** Returns what is selected, for the workbench. */
    PageSelection selection() {
        return selection;
    }

    FilterField filter() {
        return filter;
    }

    /** Returns what looks for rows. */
    PageSearch search() {
        return search;
    }

    /** Returns what is shown of the capture. */
    PageFeed feed() {
        return feed;
    }

    private void close() {
        search.cancel();
        feed.close();
    }

    /** Returns a job, to be scheduled, that is told of below the table; it goes on where the page is closed. */
    MessageJob job(String name, MessageJob.Work work) {
        return jobs.job(name, work, this::tell);
    }

    /** Says how a job has ended, if there is something to say: below the table, while that is there. Any thread may call it. */
    void tell(MessageJob.Outcome outcome) {
        if (!outcome.text().isEmpty()) {
            later.run(() -> show(outcome), () -> tellElsewhere(outcome));
        }
    }

    /** What nobody would see below the table gets a dialog. */
    private void show(MessageJob.Outcome outcome) {
        jobs.tell(outcome);
        if (outcome.failed() && !area.isVisible()) {
            StatusManager.getManager().handle(Status.error(outcome.text()), StatusManager.SHOW);
        }
    }

    private static void tellElsewhere(MessageJob.Outcome outcome) {
        if (outcome.failed() && PlatformUI.isWorkbenchRunning() && !PlatformUI.getWorkbench().isClosing()) {
            StatusManager.getManager().handle(Status.error(outcome.text()), StatusManager.SHOW | StatusManager.LOG);
        } else if (outcome.failed()) {
            ILog.of(MessagesPage.class).error(outcome.text());
        }
    }

    private void tell(String text, boolean isProblem) {
        String shown = text.replace("&", "&&");
        if (!shown.equals(status.getText())) {
            status.setText(shown);
            status.setToolTipText(text);
            status.setForeground(isProblem ? JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR) : null);
        }
    }

    private void tellStatus() {
        if (!feed.isOpen()) {
            return;
        }
        Optional<String> wrong = filter.problem().map(problem -> MessageJob.sentence(problem.getMessage(), problem.hint()));
        tell(wrong.orElseGet(feed::status), wrong.isPresent());
    }

    private Completer completer() {
        return !feed.isOpen() ? Completer.NOTHING : new Completer(feed.rows().capture().endpoints(),
                selected.map(row -> Fields.paths(row.decoded())).orElse(List.of()));
    }

    /** Shows the rows of a filter that is right. */
    private void useText(String text) {
        feed.useText(text);
        tellStatus();
    }

    /** Takes the rows that are there by now out of sight; the capture keeps them. */
    void clear() {
        feed.clear();
        select(Optional.empty());
    }

    /** Lets somebody be told that the end is not followed any more because a row was selected. */
    void whenFollowChanges(Runnable changed) {
        followChanged = changed;
    }

    private void select(Optional<MessageRow> row) {
        if (row.isPresent() && !row.map(MessageRow::number).equals(selected.map(MessageRow::number))) {
            jobs.clear();
        }
        selected = row;
        detail.show(row);
        selection.select(row);
        boolean last = row.isEmpty() || table.selectedPlace() == table.shown().size() - 1;
        if (feed.follows() && !last) {
            feed.setFollows(false);
            followChanged.run();
        }
    }

    /** Shows a column for a decoded field, or takes it away. */
    void toggleField(String path) {
        table.columns().choose(table.columns().layout().toggle(MessageColumn.field(path)));
    }

    /** Lets something be done in the UI thread, if the page is still there then. Any thread may call it. */
    void later(Runnable run) {
        later.run(run);
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
