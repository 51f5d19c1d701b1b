// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.ArrayList;
import java.util.List;

/** What has to be painted anew when one picture of the rows follows another. */
final class TreeChanges {
    private TreeChanges() {
    }

    /** Returns whether both have the same rows at the same places, whatever those say. */
    static boolean areAlike(List<BoardItem> before, List<BoardItem> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (int index = 0; index < now.size(); index++) {
            BoardItem old = before.get(index);
            BoardItem fresh = now.get(index);
            if (!old.id().equals(fresh.id()) || !areAlike(old.children(), fresh.children())) {
                return false;
            }
        }
        return true;
    }

    /** Returns the rows of a picture that are not what they were in another one, where both have the same rows. */
    static List<BoardItem> of(List<BoardItem> before, List<BoardItem> now) {
        List<BoardItem> changed = new ArrayList<>();
        for (int index = 0; index < now.size(); index++) {
            BoardItem fresh = now.get(index);
            if (!fresh.equals(before.get(index))) {
                changed.add(fresh);
                changed.addAll(of(before.get(index).children(), fresh.children()));
            }
        }
        return changed;
    }
}
