// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import org.rpmsgexplorer.core.Progress;

/** Shows the current step on one line of a terminal, and takes it away at the end; elsewhere it shows nothing. */
final class StepLine implements Progress, AutoCloseable {
    private static final String CLEAR = "\r\033[K";

    private final boolean terminal = Terminal.isTerminal(Terminal.ERRORS);
    private volatile String step = "";

    @Override
    public void step(String text) {
        step = text;
        show(text + " …");
    }

    @Override
    public void part(long done, long total, String unit) {
        show(step + " … " + done + " of " + total + " " + unit);
    }

    private void show(String line) {
        if (terminal) {
            System.err.print(CLEAR + Terminal.harmless(line));
            System.err.flush();
        }
    }

    @Override
    public void close() {
        if (terminal) {
            System.err.print(CLEAR);
            System.err.flush();
        }
    }
}
