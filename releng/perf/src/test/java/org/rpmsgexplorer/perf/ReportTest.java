// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class ReportTest {
    private static Line line(Line.Rule rule, double compared, double limit) {
        return new Line("a", "s", 3, OptionalDouble.of(2), rule, compared, limit, "how");
    }

    @Test
    void printsEachValueBesideItsReferenceAndLimit() {
        String text = Report.text(List.of(line(Line.Rule.DIFFERENCE_AT_MOST, 1, 1.2), line(Line.Rule.RATIO_AT_MOST, 1.5, 1.25),
                Line.of("size", "MB", 123.4, 200, "counted")));
        assertEquals("""
                FIGURE  MEASURED  REFERENCE  COMPARED       LIMIT
                a         3.00 s     2.00 s   +1.00 s  <= +1.20 s      ok
                a         3.00 s     2.00 s     1.50x    <= 1.25x  NOT OK
                size      123 MB          –         –   <= 200 MB      ok

                a: how
                a: how
                size: counted
                """, text);
    }

    @Test
    void aLimitMayBeReachedFromEitherSide() {
        assertTrue(line(Line.Rule.RATIO_AT_LEAST, 0.8, 0.8).ok());
        assertFalse(line(Line.Rule.RATIO_AT_LEAST, 0.79, 0.8).ok());
        assertTrue(line(Line.Rule.RATIO_AT_MOST, 1.25, 1.25).ok());
        assertFalse(line(Line.Rule.RATIO_AT_MOST, 1.26, 1.25).ok());
        assertFalse(line(Line.Rule.RATIO_AT_LEAST, Double.NaN, 0.8).ok());
    }
}
