// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Hands over to the UI thread what jobs have to say, as long as the control that shows it is there. */
public final class Later {
    private final Control control;
    private final Display display;

    /** Is created by the UI thread. */
    public Later(Control control) {
        this.control = control;
        this.display = control.getDisplay();
    }

    /** Lets the UI thread do something soon, unless the control is gone by then. Any thread may call it; it does not wait. */
    public void run(Runnable what) {
        run(what, () -> {
        });
    }

    /**
     * Lets the UI thread do something soon, or something else where the control is gone by then.
     *
     * @param gone is run by the UI thread, or by this one where the whole display is gone
     */
    public void run(Runnable what, Runnable gone) {
        try {
            display.asyncExec(() -> (control.isDisposed() ? gone : what).run());
        } catch (SWTException ending) {
            if (ending.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw ending;
            }
            gone.run();
        }
    }
}
