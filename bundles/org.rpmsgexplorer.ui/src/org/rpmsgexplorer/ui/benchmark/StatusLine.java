// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;
import org.rpmsgexplorer.ui.AccessibleName;

/** The line at the top of the view: what can be run, how far it is, what failed. UI thread only. */
final class StatusLine {
    private static final int PARTS = 1000;

    private final Composite area;
    private final Link text;
    private final ProgressBar bar;
    private final Label problem;

    /** @param links what each link does, by its name */
    StatusLine(Composite parent, Map<String, Runnable> links) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 4).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
        text = new Link(area, SWT.WRAP);
        text.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                event -> links.getOrDefault(event.text, () -> {
                }).run()));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(text);
        bar = new ProgressBar(area, SWT.HORIZONTAL);
        bar.setMaximum(PARTS);
        AccessibleName.give(bar, Messages.StatusLine_progress);
        GridDataFactory.fillDefaults().hint(160, SWT.DEFAULT).align(SWT.END, SWT.CENTER).applyTo(bar);
        problem = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(problem);
        show(bar, false);
        show(problem, false);
    }

    /**
     * Shows how it stands.
     *
     * @param line with links
     * @param failed what failed last with files; empty for nothing
     */
    void show(RunState state, String line, String failed) {
        boolean again = false;
        if (!line.equals(text.getText())) {
            again = !(state instanceof RunState.Going) || !bar.getVisible();
            text.setText(line);
        }
        if (state instanceof RunState.Going going) {
            bar.setSelection((int) (going.share() * PARTS));
        }
        again |= show(bar, state instanceof RunState.Going);
        String shown = failed.replace("&", "&&");
        if (!shown.equals(problem.getText())) {
            problem.setText(shown);
            again = true;
        }
        again |= show(problem, !failed.isEmpty());
        if (again) {
            area.getParent().layout(true, true);
        }
    }

    private static boolean show(Control control, boolean on) {
        GridData data = (GridData) control.getLayoutData();
        boolean changes = data.exclude == on;
        data.exclude = !on;
        control.setVisible(on);
        return changes;
    }
}
