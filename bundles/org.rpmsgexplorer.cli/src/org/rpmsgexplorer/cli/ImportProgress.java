// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import org.rpmsgexplorer.core.Progress;

/** Shows how far an import is, and ends it at Ctrl-C. */
final class ImportProgress implements Progress, AutoCloseable {
    private static final long MIB = 1 << 20;

    private final WalkProgress line = new WalkProgress();
    private final Interrupt interrupt;

    ImportProgress(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public void step(String text) {
        // There is one step only.
    }

    @Override
    public void part(long done, long total, String unit) {
        line.tell("Importing, MiB", done / MIB, Math.max(1, total / MIB));
    }

    @Override
    public boolean isCancelled() {
        return interrupt.asked();
    }

    @Override
    public void close() {
        line.clear();
    }
}
