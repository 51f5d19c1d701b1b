// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.Locale;
import java.util.Optional;

/**
 * What came of messages that were sent at a rate.
 *
 * @param expected how many were sent
 * @param rate how many a second
 * @param received how many came
 * @param wrong how many of them did not follow the one before
 * @param nanos from the first to the last, when they were read on the board
 * @param early memory after the first quarter of the time, where it was watched
 * @param late memory after the third quarter, as well
 */
record MessageStream(int expected, int rate, long received, long wrong, long nanos, Optional<AgentMemory> early,
        Optional<AgentMemory> late) {
    /** Of each message, in bytes. */
    static final int SIZE = 64;
    /** How much longer than it should it may have taken: a reader that is too slow is later all the time. */
    private static final double LATE_SHARE = 0.01;
    private static final double NEAR_SHARE = 0.03;
    private static final long LATE_NANOS = 50_000_000;

    /** Returns whether all came, in their order and on time. */
    boolean sustained() {
        return received == expected && wrong == 0 && nanos <= due() * (1 + LATE_SHARE) + LATE_NANOS;
    }

    /** Returns whether all came in their order, and no more than 3 % later than they should. */
    boolean isNear() {
        return received == expected && wrong == 0 && nanos <= due() * (1 + NEAR_SHARE);
    }

    private double due() {
        return 1e9 * expected / rate;
    }

    String verdict() {
        if (sustained()) {
            return "sustained";
        } else if (received < expected || wrong > 0) {
            return "only " + received + " of " + expected + " came, " + wrong + " out of sequence";
        }
        return String.format(Locale.ROOT, "late by %.1f %%", 100 * (nanos / due() - 1));
    }

    /** Returns the bytes that the board could give to programs early and no more late; negative where there is more. */
    long memoryTaken() {
        return early.orElseThrow().boardBytes() - late.orElseThrow().boardBytes();
    }

    /** Returns the bytes that the agent has more late than early. */
    long agentGrowth() {
        return late.orElseThrow().residentBytes() - early.orElseThrow().residentBytes();
    }
}
