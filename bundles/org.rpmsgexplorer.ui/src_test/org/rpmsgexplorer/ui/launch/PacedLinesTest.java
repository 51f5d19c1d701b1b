// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class PacedLinesTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void atMostOneInTwoSecondsAndNoneTwice() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - SECOND);
        List<String> lines = new ArrayList<>();
        PacedLines paced = new PacedLines(lines::add, clock::get);
        paced.add("one");
        paced.add("two");
        clock.addAndGet(2 * SECOND);
        paced.add("one");
        paced.add("three");
        paced.add("four");
        clock.addAndGet(2 * SECOND);
        paced.add("five");
        assertEquals(List.of("one", "three", "five"), lines);
    }
}
