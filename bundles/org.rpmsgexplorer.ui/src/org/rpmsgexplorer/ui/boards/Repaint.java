// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Paints a control again soon after it was asked for, but not more than some 30 times a second; any thread may ask. */
final class Repaint implements Runnable {
    private static final int FRAME_MILLIS = 33;

    private final Control control;
    private final Display display;
    private final Runnable paint;
    private final AtomicBoolean wanted = new AtomicBoolean();

    /**
     * Creates one for a control; nothing is painted after its end.
     *
     * @param paint is run by the UI thread
     */
    Repaint(Control control, Runnable paint) {
        this.control = control;
        this.display = control.getDisplay();
        this.paint = paint;
    }

    @Override
    public void run() {
        if (wanted.compareAndSet(false, true)) {
            try {
                display.asyncExec(() -> display.timerExec(FRAME_MILLIS, this::paint));
            } catch (SWTException closed) {
                // The display has ended with the workbench.
            }
        }
    }

    private void paint() {
        wanted.set(false);
        if (!control.isDisposed()) {
            paint.run();
        }
    }
}
