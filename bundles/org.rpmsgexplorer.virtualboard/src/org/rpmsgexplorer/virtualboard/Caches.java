// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.nio.file.Path;

/** Where this user's caches are. */
final class Caches {
    private Caches() {
    }

    /** Returns {@code ${XDG_CACHE_HOME:-~/.cache}/rpmsg-explorer}. */
    static Path folder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("rpmsg-explorer");
    }
}
