// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardFolderTest {
    private static final String NAME = "n".repeat(32);

    @TempDir
    private Path runtime;

    @Test
    void isInTheRuntimeFolderOrWhereThatCannotBeUsedBelowTheTemporaryOne() throws IOException {
        Path other = BoardFolder.parent(null, NAME);
        assertEquals(Path.of(System.getProperty("java.io.tmpdir")), other.getParent());
        assertEquals(runtime.resolve("rpmsg-explorer"), BoardFolder.parent(runtime.toString(), "short"));
        assertEquals(other, BoardFolder.parent("", NAME));
        assertEquals(other, BoardFolder.parent("src_test", NAME), "the XDG specification says: absolute");
        assertEquals(other, BoardFolder.parent(runtime.resolve("missing").toString(), NAME));
        Path deep = Files.createDirectory(runtime.resolve("d".repeat(100)));
        assertEquals(other, BoardFolder.parent(deep.toString(), "short"), "the sockets have no room");
    }
}
