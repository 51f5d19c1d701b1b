// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before each attempt to come back: not at all, 1 s, 2 s, 4 s and so on up to 30 s, each up to a fifth
 * longer or shorter, so that several desktops do not come all at once.
 *
 * @param random numbers from 0 to 1
 */
record Backoff(DoubleSupplier random) {
    private static final long MAX_MILLIS = 30_000;
    private static final double JITTER = 0.2;

    /** Returns the pause before an attempt; the first has number 1. */
    Duration before(int attempt) {
        if (attempt <= 1) {
            return Duration.ZERO;
        }
        long millis = Math.min(MAX_MILLIS, 1_000L << Math.min(attempt - 2, 10));
        return Duration.ofMillis(Math.round(millis * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
    }
}
