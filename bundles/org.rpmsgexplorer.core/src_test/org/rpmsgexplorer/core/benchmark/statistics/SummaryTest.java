// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    @Test
    void oneValueIsAllThereIs() {
        assertEquals(new Summary(1, 7, 7, 7, 7, 7, 7, 0), Summary.of(7));
    }

    /** Distances from the median 3.5: 0.5, 0.5, 1.5, 2.5, 2.5, 6.5; their median is 2. */
    @Test
    void medianOfAnEvenCountIsTheMeanOfTheMiddleTwo() {
        Summary summary = Summary.of(10, 1, 3, 4, 6, 2);
        assertEquals(new Summary(6, 1, 3.5, 10, 10, 10, 26 / 6.0, 1.4826 * 2), summary);
    }

    /** Distances from the median 6: 0, 1, 2, 3, 94; their median is 2. */
    @Test
    void spreadDoesNotFeelAnOutlierButTheMeanDoes() {
        Summary summary = Summary.of(100, 5, 3, 6, 8);
        assertEquals(6, summary.median());
        assertEquals(1.4826 * 2, summary.spread(), 1e-12);
        assertEquals(24.4, summary.mean(), 1e-12);
    }

    @Test
    void percentilesAreTheNearestRank() {
        Summary hundred = Summary.of(IntStream.rangeClosed(1, 100).mapToDouble(value -> 101 - value).toArray());
        assertEquals(95, hundred.p95());
        assertEquals(99, hundred.p99());
        assertEquals(50.5, hundred.median());
        Summary twenty = Summary.of(IntStream.rangeClosed(1, 20).asDoubleStream().toArray());
        assertEquals(19, twenty.p95());
        assertEquals(20, twenty.p99());
    }

    @Test
    void theCallersValuesStayAsTheyAre() {
        double[] values = {3, 1, 2};
        Summary.of(values);
        Outliers.of(values);
        assertArrayEquals(new double[] {3, 1, 2}, values);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteIsRefused(double value) {
        assertThrows(IllegalArgumentException.class, () -> Summary.of(1, value, 3));
        assertThrows(IllegalArgumentException.class, () -> Outliers.of(1, value, 3));
    }

    @Test
    void noValueIsRefused() {
        assertThrows(IllegalArgumentException.class, Summary::of);
        assertThrows(IllegalArgumentException.class, Outliers::of);
    }
}
