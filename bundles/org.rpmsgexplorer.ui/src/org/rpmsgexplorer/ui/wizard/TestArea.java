// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.rpmsgexplorer.core.doctor.Finding;
import org.rpmsgexplorer.ui.AccessibleName;
import org.rpmsgexplorer.ui.Later;
import org.rpmsgexplorer.ui.boards.SignIns;

/** Tests a connection and shows each finding as soon as it is there. UI thread only. */
final class TestArea {
    private final String board;
    private final SignIns signIns;
    private final Supplier<BoardDraft> draft;
    private final List<Finding> findings = new ArrayList<>();
    private final FindingImages images = new FindingImages();
    private Button button;
    private Label step;
    private Table table;
    private Text advice;
    private ConnectionTest running;
    private boolean possible;
    private boolean run;

    /**
     * Creates one.
     *
     * @param board the id that secrets are kept by
     * @param draft what stands in the fields
     */
    TestArea(String board, SignIns signIns, Supplier<BoardDraft> draft) {
        this.board = board;
        this.signIns = signIns;
        this.draft = draft;
    }

    void create(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.addDisposeListener(event -> images.dispose());
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).indent(0, 6).applyTo(area);
        button = new Button(area, SWT.PUSH);
        button.setText(Messages.TestArea_test);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> press()));
        step = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(step);
        createTable(area);
        advice = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        advice.setText(Messages.TestArea_about);
        AccessibleName.give(advice, Messages.TestArea_advice);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(560, 56).applyTo(advice);
        enable();
    }

    private void createTable(Composite area) {
        table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        AccessibleName.give(table, Messages.TestArea_accessibleName);
        table.setHeaderVisible(true);
        column(Messages.TestArea_subject, 150);
        column(Messages.TestArea_found, 430);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showAdvice()));
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(580, 150).applyTo(table);
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    /** Lets the test be begun or not. */
    void setPossible(boolean now) {
        possible = now;
        enable();
    }

    boolean wasRun() {
        return run;
    }

    private void enable() {
        button.setEnabled(possible || running != null);
        button.setText(running != null ? Messages.TestArea_cancel : Messages.TestArea_test);
        button.getParent().layout();
    }

    private void press() {
        if (running != null) {
            cancel();
        } else {
            begin();
        }
    }

    private void begin() {
        findings.clear();
        table.removeAll();
        advice.setText("");
        step.setText(Messages.TestArea_waiting);
        run = true;
        running = new ConnectionTest(draft.get().entry(board), signIns, new InUiThread(new Later(table)));
        running.start();
        enable();
    }

    /** Hands what the job tells over to the UI thread. */
    private final class InUiThread implements ConnectionTest.Listener {
        private final Later later;

        InUiThread(Later later) {
            this.later = later;
        }

        @Override
        public void step(String text) {
            later.run(() -> step.setText(text));
        }

        @Override
        public void found(Finding finding) {
            later.run(() -> add(finding));
        }

        @Override
        public void again() {
            later.run(TestArea.this::again);
        }

        @Override
        public void ended(boolean cancelled) {
            later.run(() -> TestArea.this.ended(cancelled));
        }
    }

    private void again() {
        if (running == null && possible) {
            begin();
        }
    }

    private void add(Finding finding) {
        findings.add(finding);
        TableItem item = new TableItem(table, SWT.NONE);
        item.setText(new String[] {finding.subject(), finding.text()});
        item.setImage(0, images.of(finding.level()));
        table.showItem(item);
    }

    private void ended(boolean cancelled) {
        step.setText(Summary.of(findings, cancelled));
        running = null;
        enable();
        advice.setText(Messages.TestArea_select);
        Summary.first(findings).ifPresent(finding -> {
            table.setSelection(findings.indexOf(finding));
            table.showSelection();
            showAdvice();
        });
    }

    private void showAdvice() {
        int index = table.getSelectionIndex();
        if (index >= 0) {
            Finding finding = findings.get(index);
            advice.setText(finding.advice().isEmpty() ? finding.text() : finding.text() + "\n" + finding.advice());
        }
    }

    /** Ends a test that is under way. */
    void cancel() {
        if (running != null) {
            running.cancel();
        }
    }
}
