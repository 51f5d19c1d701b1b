// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

/** How a run ended. */
public enum Outcome {
    /** All that the plan asked for was measured. */
    COMPLETE("complete"),
    /** The interval of the ratio became as narrow as was asked for. */
    PRECISE("precise"),
    /** The interval did not become that narrow within the time limit, or with as many samples as a run can keep. */
    TOO_NOISY("too noisy"),
    /** The user ended it; what was measured until then is there. */
    CANCELLED("cancelled"),
    /** The connection was lost; what was measured until then is there. */
    LOST("lost"),
    /** A measurement failed, a note says why; what was measured until then is there. */
    FAILED("failed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** Returns the words for it, such as {@code too noisy}. */
    @Override
    public String toString() {
        return word;
    }
}
