// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

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
}
