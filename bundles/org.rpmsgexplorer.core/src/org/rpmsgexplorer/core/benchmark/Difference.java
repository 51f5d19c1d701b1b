// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Locale;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.statistics.Interval;

/**
 * By how much one figure differs from another, as a part of the other: 0.031 for 3.1 % more.
 *
 * @param change as it was measured
 * @param interval that holds the true change 19 of 20 times; empty where the rounds do not say
 */
public record Difference(double change, Optional<Interval> interval) {
    private static final int PERCENT = 100;
    private static final String NOTHING = "0.0";

    /** Returns true if the interval leaves out 0. */
    public boolean isShown() {
        return interval.isPresent() && !interval.get().contains(0);
    }

    /**
     * Returns the difference in words, such as {@code fd is 3.1 % slower, 95 %: 2.0 to 4.2 %} or {@code no difference is shown}.
     *
     * @param subject what is compared to the other
     * @param more what it is when the change is above 0, such as {@code slower}
     * @param less what it is when the change is below 0, such as {@code faster}
     */
    public String words(String subject, String more, String less) {
        String size = percent(Math.abs(change));
        String measured = subject + " is " + size + " % " + (change < 0 ? less : more);
        if (interval.isEmpty()) {
            return (size.equals(NOTHING) ? "no difference was measured" : measured)
                    + "; the rounds are too few, or too unlike, to say how sure that is";
        }
        Interval range = interval.get();
        if (!isShown()) {
            return "no difference is shown (95 %: " + percent(range.low()) + " to " + signed(range.high()) + " %)";
        }
        return measured + ", 95 %: " + (change < 0 ? percent(-range.high()) + " to " + percent(-range.low())
                : percent(range.low()) + " to " + percent(range.high())) + " %";
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f", part * PERCENT);
    }

    private static String signed(double part) {
        return (part > 0 ? "+" : "") + percent(part);
    }
}
