// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;

/** What the records of a run hold their values to; a file that comes from elsewhere is refused by the same rules. */
final class Require {
    /** Longer than any benchmark, 115 days, and small enough that sums of times do not overflow. */
    private static final long MAX_NANOS = 10_000_000_000_000_000L;

    private static final long MAX_ADDRESS = 0xFFFFFFFFL;

    private Require() {
    }

    /**
     * Refuses what does not hold.
     *
     * @param rule what there should be
     */
    static void that(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("there should be " + rule);
        }
    }

    static boolean isAddress(long value) {
        return value >= 0 && value <= MAX_ADDRESS;
    }

    static boolean isTime(Duration time) {
        return !time.isNegative() && time.compareTo(Duration.ofNanos(MAX_NANOS)) <= 0;
    }

    static boolean isTime(long nanos) {
        return nanos >= 0 && nanos <= MAX_NANOS;
    }
}
