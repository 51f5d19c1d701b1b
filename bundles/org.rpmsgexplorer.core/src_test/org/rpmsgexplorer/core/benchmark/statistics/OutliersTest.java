// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class OutliersTest {
    /** Median 5, spread 1.4826 * 2: the limit is 10.378 from 5. */
    @Test
    void fartherThanThreeAndAHalfSpreadsOnEitherSide() {
        assertArrayEquals(new boolean[] {false, false, true, false, false, true, false},
                Outliers.of(5, 3, -5.38, 7, 4, 15.38, 6.5));
        assertArrayEquals(new boolean[7], Outliers.of(5, 3, -5.37, 7, 3, 15.37, 7));
    }

    @Test
    void severalOutliersDoNotHideEachOther() {
        assertArrayEquals(new boolean[] {false, false, true, false, true, false, true, false, false},
                Outliers.of(10, 11, 30, 9, 31, 10, 32, 12, 8));
    }

    @Test
    void theSameValuesHaveNone() {
        assertArrayEquals(new boolean[4], Outliers.of(2, 2, 2, 2));
        assertArrayEquals(new boolean[1], Outliers.of(2));
    }

    /** A coarse clock: the spread is 0, but a tick more is no outlier where two of five values have it. */
    @Test
    void valuesOfACoarseClockAreNotMarkedForBeingDifferent() {
        assertArrayEquals(new boolean[5], Outliers.of(10, 11, 10, 11, 10));
        assertArrayEquals(new boolean[] {false, false, false, false, false, false, true, false},
                Outliers.of(10, 10, 10, 10, 11, 10, 50, 10));
    }
}
