// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    private static Axis axis(boolean logarithmic, double... values) {
        return Axis.of(values, logarithmic, 100, 500);
    }

    private static List<String> texts(Axis axis, int gap) {
        return Ticks.of(axis, text -> gap).stream().map(Tick::text).toList();
    }

    @Test
    void valuesAreInSightWithRoomAtTheEnds() {
        for (boolean logarithmic : new boolean[] {true, false}) {
            Axis axis = axis(logarithmic, 2, 4, 200);
            assertTrue(axis.at(2) > 100 && axis.at(2) < 140, "at " + axis.at(2));
            assertTrue(axis.at(200) < 600 && axis.at(200) > 560, "at " + axis.at(200));
        }
    }

    @Test
    void equalRatiosOrEqualDifferencesAreEquallyFarApart() {
        Axis ratios = axis(true, 1, 1000);
        assertEquals(ratios.at(10) - ratios.at(1), ratios.at(100) - ratios.at(10), 1);
        Axis differences = axis(false, 0, 1000);
        assertEquals(differences.at(500) - differences.at(0), differences.at(1000) - differences.at(500), 1);
    }

    @Test
    void whatIsNotAboveZeroHasALinearAxis() {
        assertTrue(axis(true, 1, 2).logarithmic());
        assertFalse(axis(true, 0, 2).logarithmic());
        assertFalse(axis(true, -1, 2).logarithmic());
        assertEquals(0, axis(false, 1, 100).low(), "times are not below 0");
    }

    @Test
    void oneValueOrNoneHasAnAxisToo() {
        Axis one = axis(true, 7, 7);
        assertTrue(one.low() < 7 && one.high() > 7, one.toString());
        assertEquals(350, one.at(7), 15, "about in the middle");
        Axis zero = axis(true, 0);
        assertTrue(zero.low() <= 0 && zero.high() > 0, zero.toString());
        assertTrue(axis(true).high() > axis(true).low());
    }

    @Test
    void valuesThatHardlyDifferAreOne() {
        for (double value : new double[] {1e-16, 3, 1e16, -7}) {
            for (boolean logarithmic : new boolean[] {true, false}) {
                Axis axis = axis(logarithmic, value, Math.nextUp(value));
                List<String> texts = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> texts(axis, 60));
                assertTrue(!texts.isEmpty() && texts.size() < 20, texts.toString());
            }
        }
    }

    @Test
    void valuesOutsideAreAtTheEnds() {
        Axis axis = axis(true, 1, 10);
        assertEquals(100, axis.at(-5));
        assertEquals(600, axis.at(1e9));
    }

    @Test
    void ticksAreRound() {
        assertEquals(List.of("0", "20", "40", "60", "80", "100"), texts(new Axis(0, 104, false, 0, 520), 60));
        assertEquals(List.of("1", "2", "5", "10", "20", "50", "100"), texts(new Axis(0.9, 110, true, 0, 600), 60));
        assertEquals(List.of("1", "3", "10", "30", "100"), texts(new Axis(0.9, 110, true, 0, 600), 120));
        assertEquals(List.of("1", "10", "100"), texts(new Axis(0.9, 110, true, 0, 600), 160));
        assertEquals(List.of("1", "100", "10,000"), texts(new Axis(0.02, 300_000, true, 0, 480), 100));
        assertEquals(List.of("2.10", "2.15", "2.20", "2.25", "2.30"), texts(new Axis(2.08, 2.31, true, 0, 500), 80),
                "where powers of ten are too few, equal steps do");
        assertEquals(List.of("-0.2", "0.0", "0.2"), texts(new Axis(-0.3, 0.3, false, 0, 500), 110), "a zero has no sign");
    }

    @Test
    void longTextsNeedMoreRoom() {
        Axis axis = new Axis(0, 4_100_000, false, 0, 400);
        assertEquals(List.of("0", "1,000,000", "2,000,000", "3,000,000", "4,000,000"),
                Ticks.of(axis, text -> 10 * text.length()).stream().map(Tick::text).toList());
        assertEquals(9, Ticks.of(axis, text -> 5 * text.length()).size());
    }

    @ParameterizedTest
    @CsvSource({"1e-3, 1e-2", "1, 1.0000001", "0.5, 3", "1, 9", "3, 2e6", "5, 60", "1e-9, 1e9"})
    void ticksAreFarEnoughApartAndWhereTheirValuesAre(double low, double high) {
        for (boolean logarithmic : new boolean[] {true, false}) {
            for (int length : new int[] {1, 150, 800}) {
                Axis axis = new Axis(low, high, logarithmic, 10, length);
                List<Tick> ticks = Ticks.of(axis, text -> 70);
                for (int index = 0; index < ticks.size(); index++) {
                    Tick tick = ticks.get(index);
                    assertEquals(axis.at(tick.value()), tick.at());
                    assertTrue(tick.value() >= low && tick.value() <= high, tick.toString());
                    assertTrue(index == 0 || tick.at() - ticks.get(index - 1).at() >= 70, ticks.toString());
                }
                assertTrue(length < 800 || ticks.size() >= 2, ticks.toString());
                assertTrue(ticks.size() <= length / 70 + 1, ticks.toString());
            }
        }
    }
}
