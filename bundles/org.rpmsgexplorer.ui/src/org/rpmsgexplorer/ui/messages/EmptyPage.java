// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPage;
import org.rpmsgexplorer.ui.Later;
import org.rpmsgexplorer.ui.UiActivator;

/** What the view shows before the first endpoint: what to do, and the way to what the last session has left. UI thread only. */
final class EmptyPage {
    private static final String LAST = "last";

    private final Composite area;
    private final Link text;
    private String words = Messages.MessagesView_empty;
    private Optional<Path> last = Optional.empty();

    /**
     * Creates it, and looks in a job for the last session.
     *
     * @param page where captures are opened
     * @param openBoards opens the Boards view
     */
    EmptyPage(Composite parent, IWorkbenchPage page, Runnable openBoards) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(area);
        text = new Link(area, SWT.WRAP);
        text.setText(words);
        text.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            if (event.text.equals(LAST)) {
                last.ifPresent(capture -> CaptureCommands.open(page, capture));
            } else {
                openBoards.run();
            }
        }));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(text);
        look();
    }

    private void look() {
        Later later = new Later(area);
        MessageJob job = new MessageJob(Messages.EmptyPage_looking, progress -> {
            UiActivator.traffic().formerCapture().ifPresent(capture -> later.run(() -> show(capture)));
            return "";
        }, outcome -> {
            if (outcome.failed()) {
                ILog.of(EmptyPage.class).warn(outcome.text());
            }
        });
        job.setSystem(true);
        job.schedule();
    }

    private void show(Path capture) {
        last = Optional.of(capture);
        say(words);
    }

    /** Says something else; the way to the last session stays. */
    void say(String other) {
        words = other;
        text.setText(last.isPresent() ? words + Messages.EmptyPage_last : words);
        area.layout(true, true);
    }

    Control control() {
        return area;
    }

    void setFocus() {
        text.setFocus();
    }
}
