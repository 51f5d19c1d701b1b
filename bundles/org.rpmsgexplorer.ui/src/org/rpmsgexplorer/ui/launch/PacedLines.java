// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Passes on what comes often, at most one line in two seconds, and none twice in a row. Any thread may use it. */
final class PacedLines {
    private static final long GAP_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Consumer<String> out;
    private final LongSupplier clock;
    private String last = "";
    private long next;

    /**
     * Creates it.
     *
     * @param clock in nanoseconds
     */
    PacedLines(Consumer<String> out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
        this.next = clock.getAsLong();
    }

    synchronized void add(String line) {
        long now = clock.getAsLong();
        if (!line.equals(last) && now - next >= 0) {
            last = line;
            next = now + GAP_NANOS;
            out.accept(line);
        }
    }
}
