// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what has been waiting for other work on its board for so long that its user wants to know. Looked at from time to time. */
final class BoardWork {
    /**
     * One piece of work.
     *
     * @param key the same as long as it is there
     * @param board the id of its board
     * @param name what it does, for people
     * @param runs whether it is going on; else it waits
     */
    record Entry(Object key, String board, String name, boolean runs) {
    }

    /**
     * Work that waits.
     *
     * @param what it is to do
     * @param until what has to end first
     */
    record Waiting(String board, String what, String until) {
    }

    private Set<Object> seen = Set.of();
    private List<Waiting> waiting = List.of();

    /** Returns what was waiting at the last look, and at the one before. */
    List<Waiting> waiting() {
        return waiting;
    }

    /**
     * Looks once more; most work is done before it is seen twice.
     *
     * @param all what is there now
     * @return whether something else waits than before
     */
    boolean look(List<Entry> all) {
        List<Waiting> now = new ArrayList<>();
        for (Entry entry : all) {
            if (!entry.runs() && seen.contains(entry.key())) {
                all.stream().filter(other -> other.runs() && other.board().equals(entry.board())).findFirst()
                        .ifPresent(other -> now.add(new Waiting(entry.board(), entry.name(), other.name())));
            }
        }
        seen = Set.copyOf(all.stream().filter(entry -> !entry.runs()).map(Entry::key).toList());
        boolean changed = !now.equals(waiting);
        waiting = now;
        return changed;
    }
}
