// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** Messages that a user has given names, kept in the preferences. */
final class Snippets {
    private static final char BETWEEN = '\n';

    private final Preferences node;

    Snippets(Preferences node) {
        this.node = node;
    }

    /** A message with a name. */
    record Snippet(String name, SendDraft draft) {
    }

    /** Returns all, by their names; what is not one, because another version wrote it, is left out. */
    List<Snippet> all() {
        List<Snippet> all = new ArrayList<>();
        try {
            String[] names = node.keys();
            Arrays.sort(names, String.CASE_INSENSITIVE_ORDER);
            for (String name : names) {
                read(name, node.get(name, ""), all);
            }
        } catch (BackingStoreException unreadable) {
            // Then there are none.
            return List.of();
        }
        return all;
    }

    private static void read(String name, String value, List<Snippet> into) {
        int end = value.indexOf(BETWEEN);
        for (SendDraft.Kind kind : SendDraft.Kind.values()) {
            if (end >= 0 && value.substring(0, end).equals(kind.name())) {
                into.add(new Snippet(name, new SendDraft(kind, value.substring(end + 1))));
            }
        }
    }

    /** Keeps a message under a name, in place of one that had it. */
    void put(String name, SendDraft draft) throws BackingStoreException {
        node.put(name, draft.kind().name() + BETWEEN + draft.text());
        node.flush();
    }

    void remove(String name) throws BackingStoreException {
        node.remove(name);
        node.flush();
    }
}
