// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import org.rpmsgexplorer.core.Progress;

/** Shows how far a replay is, and ends it at Ctrl-C. */
final class ReplayProgress implements Progress, AutoCloseable {
    private final StepLine line = new StepLine();
    private final Interrupt interrupt;
    private final long round;

    /**
     * Creates a display.
     *
     * @param round how many messages a round has
     */
    ReplayProgress(Interrupt interrupt, long round) {
        this.interrupt = interrupt;
        this.round = round;
    }

    @Override
    public void step(String text) {
        line.step(text + ", " + round + " in a round");
    }

    @Override
    public boolean isCancelled() {
        return interrupt.asked();
    }

    @Override
    public void close() {
        line.close();
    }
}
