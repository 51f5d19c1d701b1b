// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

/** Shows how far something is that goes over many rows, once it has taken a second. */
final class WalkProgress {
    private static final long FIRST_NANOS = 1_000_000_000;
    private static final long EACH_NANOS = 200_000_000;

    private final StepLine line = new StepLine();
    private long next = System.nanoTime() + FIRST_NANOS;
    private boolean visible;

    /** So much is done. */
    void tell(String what, long done, long total) {
        long now = System.nanoTime();
        if (now - next >= 0 && total > 0) {
            next = now + EACH_NANOS;
            visible = true;
            line.step(what + ": " + done + " of " + total + ", " + done * 100 / total + " %");
        }
    }

    /** Takes the line away: output comes, or it is the end. */
    void clear() {
        if (visible) {
            visible = false;
            line.close();
        }
    }
}
