// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Parts of the dialogs, in a grid of two columns. */
final class Fields {
    /** The dialogs' context help. */
    static final String HELP = "org.rpmsgexplorer.ui.sign_in";

    private static final int WIDTH = 420;
    private static final int MOST_LINES = 8;

    private Fields() {
    }

    /** Adds a value that can be selected and copied, but not changed. */
    static Text value(Composite area, String label, String value) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.READ_ONLY);
        text.setText(value);
        text.setBackground(text.getDisplay().getSystemColor(SWT.COLOR_WIDGET_BACKGROUND));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        return text;
    }

    /** Adds a field. */
    static Text field(Composite area, String label, int style) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER | style);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(WIDTH / 2, SWT.DEFAULT).applyTo(text);
        return text;
    }

    /** Adds a text over both columns. */
    static void explanation(Composite area, String text) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH, SWT.DEFAULT).indent(0, 6).applyTo(label);
    }

    /** Adds what somebody else says over both columns; what is long is scrolled, so that it pushes nothing out of the dialog. */
    static void quote(Composite area, String text) {
        Text quote = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        quote.setText(text);
        quote.setBackground(quote.getDisplay().getSystemColor(SWT.COLOR_WIDGET_BACKGROUND));
        int height = Math.min(quote.computeSize(WIDTH, SWT.DEFAULT).y, MOST_LINES * quote.getLineHeight());
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH, height).indent(0, 6).applyTo(quote);
    }
}
