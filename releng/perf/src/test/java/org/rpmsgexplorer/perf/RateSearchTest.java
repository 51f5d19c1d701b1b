// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class RateSearchTest {
    /** Takes up to a rate in short runs, and up to another one in long ones. */
    private record Fake(int shortLimit, int longLimit) implements RateSearch.Receiver {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public MessageStream run(int rate, int seconds, boolean watchMemory) {
            int count = rate * seconds;
            double late = Math.max(1, (double) rate / (seconds < 10 ? shortLimit : longLimit));
            return new MessageStream(count, rate, count, 0, (long) (seconds * late * 1e9), Optional.empty(), Optional.empty());
        }
    }

    private static RateSearch search(int shortLimit, int longLimit) {
        return new RateSearch(new Fake(shortLimit, longLimit), line -> { });
    }

    @Test
    void findsTheLimitWithinTwoPercent() throws Exception {
        RateSearch search = search(30_000, 30_000);
        search.climb(3);
        while (!search.done()) {
            search.confirm(60);
        }
        assertTrue(search.rate() <= 30_000 * 1.01 && search.rate() > 30_000 / 1.02, search.rate() + "/s");
        assertEquals(search.rate() * 60L, search.confirmed().received());
    }

    @Test
    void goesDownWhereALongRunShowsWhatAShortOneHides() throws Exception {
        RateSearch search = search(30_000, 25_000);
        search.climb(3);
        while (!search.done()) {
            search.confirm(60);
        }
        assertTrue(search.rate() <= 25_000 * 1.01 && search.rate() > 25_000 / 1.03, search.rate() + "/s");
    }

    @Test
    void givesUpOnAMachineThatSustainsNothing() throws Exception {
        assertThrows(IOException.class, () -> search(10, 10).climb(3));
        RateSearch search = search(30_000, 10);
        search.climb(3);
        assertThrows(IOException.class, () -> {
            while (!search.done()) {
                search.confirm(60);
            }
        });
    }

    private static MessageStream stream(long received, long wrong, long nanos) {
        return new MessageStream(1000, 1000, received, wrong, nanos, Optional.empty(), Optional.empty());
    }

    @Test
    void countsLateMissingAndDisorderedMessagesAsNotSustained() {
        assertTrue(stream(1000, 0, 1_000_000_000).sustained());
        assertEquals("late by 10.0 %", stream(1000, 0, 1_100_000_000).verdict());
        assertEquals("only 999 of 1000 came, 1 out of sequence",
                stream(999, 1, 1_000_000_000).verdict());
    }
}
