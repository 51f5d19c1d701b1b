// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

/**
 * Ends a step early where rows take long, such as with a slow regular expression, so that whoever steps can show what was
 * found, and stop, some ten times a second. For one step.
 */
final class Pace {
    private static final long MOST_NANOS = 100_000_000;
    private static final int BETWEEN_LOOKS = 16;

    private final long start = System.nanoTime();
    private int rows;

    /** Counts a row; returns false if the step has taken long enough. */
    boolean goesOn() {
        return ++rows % BETWEEN_LOOKS != 0 || System.nanoTime() - start < MOST_NANOS;
    }
}
