// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.Progress;

/**
 * Shows how far a job is: in the Progress view, with a bar as soon as a total is known, and by a text where else it is wanted.
 * For the job's thread.
 */
final class MessageProgress implements Progress {
    private static final int SCALE = 1000;

    private final IProgressMonitor monitor;
    private final Consumer<String> told;
    private String step = "";
    /** How much of the bar is filled, in thousandths; -1 where there is none. */
    private int filled = -1;

    /**
     * Creates one that has shown nothing.
     *
     * @param told is told each text
     */
    MessageProgress(IProgressMonitor monitor, Consumer<String> told) {
        this.monitor = monitor;
        this.told = told;
    }

    @Override
    public void step(String text) {
        step = text;
        tell(text);
    }

    @Override
    public void part(long done, long total, String unit) {
        if (total <= 0) {
            return;
        }
        if (filled < 0) {
            monitor.beginTask("", SCALE);
            filled = 0;
        }
        int now = (int) (Math.min(done, total) * (double) SCALE / total);
        if (now > filled) {
            monitor.worked(now - filled);
            filled = now;
        }
        String part = NLS.bind(Messages.MessageProgress_part, new Object[] {number(done), number(total), unit});
        tell(step.isEmpty() ? part : NLS.bind(Messages.MessageProgress_both, step, part));
    }

    private void tell(String text) {
        monitor.subTask(text);
        told.accept(text);
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
