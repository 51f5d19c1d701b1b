// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The line that looks for rows; it is there when it was asked for. UI thread only. */
final class FindBar {
    private static final String HISTORY = "find";

    private final Composite bar;
    private final Combo text;
    private final Label message;
    private final Runnable hidden;

    /**
     * Creates a line that is not in sight.
     *
     * @param find is told to look for the next row (true) or the previous one
     * @param hidden is told that the line was closed
     */
    FindBar(Composite parent, Consumer<Boolean> find, Runnable hidden) {
        this.hidden = hidden;
        bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).margins(6, 0).applyTo(bar);
        Label label = new Label(bar, SWT.NONE);
        label.setText(Messages.FindBar_find);
        text = new Combo(bar, SWT.DROP_DOWN);
        text.setItems(Histories.load(HISTORY).entries().toArray(String[]::new));
        text.setToolTipText(Messages.FindBar_tooltip);
        text.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = Messages.FindBar_name));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        button(Messages.FindBar_next, () -> find.accept(true));
        button(Messages.FindBar_previous, () -> find.accept(false));
        message = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(160, SWT.DEFAULT).applyTo(message);
        text.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                show(false);
            } else if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
                find.accept((event.stateMask & SWT.SHIFT) == 0);
            }
        });
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(bar);
        bar.setVisible(false);
    }

    private void button(String label, Runnable run) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, event -> run.run());
    }

    /** Brings it in sight and into the keyboard's focus, or takes it away. */
    void show(boolean visible) {
        bar.setVisible(visible);
        ((GridData) bar.getLayoutData()).exclude = !visible;
        bar.getParent().layout();
        if (visible) {
            text.setFocus();
        } else {
            hidden.run();
        }
    }

    /** Returns what to look for, and remembers it. */
    String take() {
        String wanted = text.getText();
        if (!wanted.isBlank() && (text.getItemCount() == 0 || !text.getItem(0).equals(wanted))) {
            text.setItems(Histories.add(HISTORY, wanted).entries().toArray(String[]::new));
            text.setText(wanted);
        }
        return wanted;
    }

    /** Says how a search has ended; empty where it has found something. */
    void tell(String result) {
        message.setText(result);
        message.setToolTipText(result);
    }
}
