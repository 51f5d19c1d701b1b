// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import java.util.ArrayList;
import java.util.List;

/** Values that were given before, the newest first. */
public final class Recent {
    private static final int KEPT = 8;

    private Recent() {
    }

    /** Returns the values with one that is given now; it is there once. */
    public static List<String> with(List<String> before, String value) {
        List<String> all = new ArrayList<>(before);
        all.remove(value);
        all.add(0, value);
        return List.copyOf(all.subList(0, Math.min(KEPT, all.size())));
    }
}
