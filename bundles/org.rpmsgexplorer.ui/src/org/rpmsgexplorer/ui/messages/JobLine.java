// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rpmsgexplorer.ui.Coalescer;

/** The line that says how the jobs of a page go on and have ended; it takes no room while it is empty. UI thread only. */
final class JobLine {
    private final Label label;
    private final JobTexts texts = new JobTexts();
    private final Coalescer refresh;
    private boolean isRed;

    JobLine(Composite parent) {
        label = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 0).exclude(true).applyTo(label);
        label.setVisible(false);
        refresh = new Coalescer(parent.getDisplay(), this::show);
    }

    /**
     * Returns a job, to be scheduled, that is told of here while it goes on. How the one before has ended is told no more.
     *
     * @param done is told how it has ended, by the job
     */
    MessageJob job(String name, MessageJob.Work work, Consumer<MessageJob.Outcome> done) {
        clear();
        Object job = new Object();
        Consumer<String> told = text -> goesOn(job, NLS.bind(Messages.JobLine_goesOn, name, text));
        return new MessageJob(name, progress -> {
            goesOn(job, name);
            return work.run(progress);
        }, told, outcome -> {
            done.accept(outcome);
            texts.ended(job);
            refresh.ask();
        });
    }

    private void goesOn(Object job, String text) {
        texts.goesOn(job, text);
        refresh.ask();
    }

    /** Says how something has ended. */
    void tell(MessageJob.Outcome outcome) {
        texts.tell(outcome);
        show();
    }

    /** Says no more how something has ended. */
    void clear() {
        texts.seen();
        refresh.ask();
    }

    private void show() {
        if (label.isDisposed()) {
            return;
        }
        MessageJob.Outcome shown = texts.shown();
        String text = shown.text().replace("&", "&&");
        if (!text.equals(label.getText())) {
            label.setText(text);
            label.setToolTipText(shown.text());
            colour(shown.failed());
            label.setVisible(!text.isEmpty());
            ((GridData) label.getLayoutData()).exclude = text.isEmpty();
            label.requestLayout();
        }
    }

    /** The theme's colour is left alone until something has failed: without it, the line would differ from the one above. */
    private void colour(boolean failed) {
        if (failed != isRed) {
            isRed = failed;
            label.setForeground(failed ? JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR) : null);
        }
    }
}
