// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class RunFolderTest {
    private static final Path HOME = Path.of("/home/u");

    @Test
    void runsAreKeptWhereTheSystemHasSuchFiles() {
        assertEquals(Path.of("/home/u/.local/share/rpmsg-explorer/benchmarks"), RunFolder.usual("Linux", name -> null, HOME));
        assertEquals(Path.of("/d/rpmsg-explorer/benchmarks"),
                RunFolder.usual("Linux", Map.of("XDG_DATA_HOME", "/d")::get, HOME));
        assertEquals(Path.of("/home/u/.local/share/rpmsg-explorer/benchmarks"),
                RunFolder.usual("Linux", Map.of("XDG_DATA_HOME", "relative")::get, HOME));
        assertEquals(Path.of("/home/u/Library/Application Support/rpmsg-explorer/benchmarks"),
                RunFolder.usual("Mac OS X", name -> null, HOME));
    }
}
