// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.perf.Numbers.Pair;

class NumbersTest {
    private static final List<Pair> ROUNDS = List.of(new Pair(10, 5), new Pair(90, 30), new Pair(6, 4));

    @Test
    void takesTheMiddleValueOrTheMeanOfTheTwoInTheMiddle() {
        assertEquals(2, Numbers.median(List.of(9.0, 1.0, 2.0)));
        assertEquals(3, Numbers.median(List.of(9.0, 4.0, 2.0, 1.0)));
    }

    @Test
    void comparesWithinTheRoundNotOverAllOfThem() {
        assertEquals(10, Numbers.value(ROUNDS));
        assertEquals(5, Numbers.reference(ROUNDS));
        assertEquals(2, Numbers.ratio(ROUNDS));
        assertEquals(5, Numbers.difference(ROUNDS));
    }
}
