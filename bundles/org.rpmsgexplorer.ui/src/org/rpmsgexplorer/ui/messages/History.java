// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was written lately, the latest first, each once.
 *
 * @param entries no more than twenty
 */
record History(List<String> entries) {
    static final History EMPTY = new History(List.of());

    private static final int MOST = 20;

    History {
        entries = entries.stream().filter(entry -> !entry.isEmpty()).distinct().limit(MOST).toList();
    }

    /** Returns the history with another entry. */
    History with(String entry) {
        return new History(Stream.concat(Stream.of(entry), entries.stream()).toList());
    }
}
