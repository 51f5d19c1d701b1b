// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** Keeps the boards that the user has added in preferences, one node each, by their ids. */
final class BoardStore {
    private static final String POSITION = "position";

    private final Preferences root;

    /**
     * Creates a store.
     *
     * @param root the node with those of the boards
     */
    BoardStore(Preferences root) {
        this.root = root;
    }

    /** Returns the boards in the order in which they were saved. */
    List<BoardEntry> load() {
        Map<String, Integer> positions = new HashMap<>();
        List<BoardEntry> boards = new ArrayList<>();
        try {
            for (String id : root.childrenNames()) {
                Preferences node = root.node(id);
                Map<String, String> values = new HashMap<>();
                for (String key : node.keys()) {
                    values.put(key, node.get(key, ""));
                }
                Optional<BoardEntry> board = BoardEntry.of(id, values);
                board.ifPresent(boards::add);
                positions.put(id, node.getInt(POSITION, Integer.MAX_VALUE));
            }
        } catch (BackingStoreException unreadable) {
            ILog.of(BoardStore.class).error(Messages.BoardStore_unreadable, unreadable);
        }
        boards.sort((one, other) -> Integer.compare(positions.get(one.id()), positions.get(other.id())));
        return boards;
    }

    /** Keeps these boards, and no others. */
    void save(List<BoardEntry> boards) {
        try {
            for (String id : root.childrenNames()) {
                root.node(id).removeNode();
            }
            for (int position = 0; position < boards.size(); position++) {
                Preferences node = root.node(boards.get(position).id());
                boards.get(position).toMap().forEach(node::put);
                node.putInt(POSITION, position);
            }
            root.flush();
        } catch (BackingStoreException unwritable) {
            ILog.of(BoardStore.class).error(Messages.BoardStore_unwritable, unwritable);
        }
    }
}
