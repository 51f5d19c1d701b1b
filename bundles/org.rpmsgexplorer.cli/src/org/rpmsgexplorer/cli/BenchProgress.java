// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import org.rpmsgexplorer.core.Progress;

/** Shows how far a benchmark is and how long it will take, and ends it at Ctrl-C. */
final class BenchProgress implements Progress {
    private static final double NANOS = 1e9;

    private final Progress line;
    private final Interrupt interrupt;
    private final int samples;
    private final long start = System.nanoTime();
    private volatile int begun;
    private volatile String step = "";

    /**
     * Creates a display.
     *
     * @param line shows it
     * @param samples how many there will be, each about as long as another
     */
    BenchProgress(Progress line, Interrupt interrupt, int samples) {
        this.line = line;
        this.interrupt = interrupt;
        this.samples = samples;
    }

    @Override
    public void step(String text) {
        begun++;
        step = text;
        show(0);
    }

    @Override
    public void part(long done, long total, String unit) {
        show((double) done / Math.max(1, total));
    }

    private void show(double share) {
        double all = (begun - 1 + share) / samples;
        double seconds = (System.nanoTime() - start) / NANOS;
        line.step(step + ", " + Math.round(100 * all) + " %"
                + (seconds < 1 || all <= 0 ? "" : ", about " + Math.round(seconds * (1 - all) / all) + " s left"));
    }

    @Override
    public boolean isCancelled() {
        return interrupt.asked();
    }
}
