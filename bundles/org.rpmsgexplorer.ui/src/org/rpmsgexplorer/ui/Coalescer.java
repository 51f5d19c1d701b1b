// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.widgets.Display;

/** Runs something in the UI thread when it is asked for, some 30 times a second at most. Any thread may ask. */
public final class Coalescer {
    private static final long GAP_MILLIS = 33;

    private final Display display;
    private final Runnable run;
    private final AtomicBoolean asked = new AtomicBoolean();
    /** The UI thread's. */
    private long last = System.nanoTime() - GAP_MILLIS * 1_000_000;

    /**
     * Creates one.
     *
     * @param run is run by the UI thread, also when what it shows is gone
     */
    public Coalescer(Display display, Runnable run) {
        this.display = display;
        this.run = run;
    }

    /** Lets it run soon; once, however often this is called before. */
    public void ask() {
        if (asked.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(this::schedule);
        }
    }

    private void schedule() {
        long wait = GAP_MILLIS - (System.nanoTime() - last) / 1_000_000;
        if (wait <= 0) {
            perform();
        } else {
            display.timerExec((int) wait, this::perform);
        }
    }

    private void perform() {
        asked.set(false);
        last = System.nanoTime();
        run.run();
    }
}
