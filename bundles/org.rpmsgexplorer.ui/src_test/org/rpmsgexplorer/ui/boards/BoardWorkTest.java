// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.boards.BoardWork.Entry;
import org.rpmsgexplorer.ui.boards.BoardWork.Waiting;

class BoardWorkTest {
    private static final Entry BENCHMARK = new Entry(1, "a", "Benchmark", true);
    private static final Entry CREATING = new Entry(2, "a", "Creating", false);

    private final BoardWork work = new BoardWork();

    @Test
    void whatWaitsIsToldWhenItIsSeenTwice() {
        assertFalse(work.look(List.of(BENCHMARK, CREATING)));
        assertEquals(List.of(), work.waiting());
        assertTrue(work.look(List.of(BENCHMARK, CREATING)));
        assertEquals(List.of(new Waiting("a", "Creating", "Benchmark")), work.waiting());
        assertFalse(work.look(List.of(BENCHMARK, CREATING)), "nothing new");
    }

    @Test
    void itIsOverWhenItsTurnHasCome() {
        work.look(List.of(BENCHMARK, CREATING));
        work.look(List.of(BENCHMARK, CREATING));
        assertTrue(work.look(List.of(new Entry(2, "a", "Creating", true))));
        assertEquals(List.of(), work.waiting());
        assertFalse(work.look(List.of()));
    }

    @Test
    void boardsDoNotWaitForEachOther() {
        List<Entry> all = List.of(BENCHMARK, new Entry(3, "b", "Looking", false));
        work.look(all);
        assertFalse(work.look(all));
        assertEquals(List.of(), work.waiting());
    }

    @Test
    void anotherJobInItsPlaceIsSeenForTheFirstTime() {
        work.look(List.of(BENCHMARK, CREATING));
        assertFalse(work.look(List.of(BENCHMARK, new Entry(4, "a", "Creating", false))));
    }
}
