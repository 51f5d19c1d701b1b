// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Optional;

/**
 * How many tasks were running or waiting to run on a board, on average.
 *
 * @param one over the last minute
 * @param five over the last five minutes
 * @param fifteen over the last fifteen minutes
 */
public record LoadAverage(double one, double five, double fifteen) {
    public LoadAverage {
        if (!(one >= 0 && five >= 0 && fifteen >= 0) || Double.isInfinite(one + five + fifteen)) {
            throw new IllegalArgumentException("a load is a finite number, 0 or more");
        }
    }

    /** Reads the three averages as the kernel writes them in {@code /proc/loadavg}; empty where they are not there. */
    static Optional<LoadAverage> parse(String text) {
        String[] words = text.split(" ");
        try {
            return words.length < 3 ? Optional.empty() : Optional.of(new LoadAverage(Double.parseDouble(words[0]),
                    Double.parseDouble(words[1]), Double.parseDouble(words[2])));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
