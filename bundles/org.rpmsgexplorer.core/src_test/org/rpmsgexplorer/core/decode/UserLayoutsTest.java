// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserLayoutsTest {
    @TempDir
    private Path folder;

    @Test
    void theyAreWhereTheUserHasSettings() {
        Path home = Path.of("/home/me");
        assertEquals(Path.of("/conf/rpmsg-explorer/layouts"),
                UserLayouts.folder("Linux", Map.of("XDG_CONFIG_HOME", "/conf")::get, home));
        assertEquals(home.resolve(".config/rpmsg-explorer/layouts"), UserLayouts.folder("Linux", name -> null, home));
        assertEquals(home.resolve(".config/rpmsg-explorer/layouts"),
                UserLayouts.folder("Linux", Map.of("XDG_CONFIG_HOME", "relative")::get, home));
        assertEquals(home.resolve("Library/Application Support/rpmsg-explorer/layouts"),
                UserLayouts.folder("Mac OS X", name -> null, home));
        assertEquals(home.resolve("AppData/Roaming/rpmsg-explorer/layouts"), UserLayouts.folder("Windows 11", name -> null, home));
    }

    @Test
    void aWrongFileIsNoHarmToTheOthers() throws IOException {
        Files.writeString(folder.resolve("b.layout"), "layout \"second\" { u8 kind; }");
        Files.writeString(folder.resolve("a.layout"), "layout \"first\" { u8 kind; }");
        Files.writeString(folder.resolve("wrong.layout"), "layout \"third\" {\n  nonsense; }");
        Files.writeString(folder.resolve("other.txt"), "no layout");
        UserLayouts read = UserLayouts.read(folder);
        assertEquals(List.of("first", "second"), read.layouts().stream().map(Layout::name).toList());
        assertEquals(1, read.problems().size(), read.problems().toString());
        assertTrue(read.problems().get(0).startsWith(folder.resolve("wrong.layout") + ":2:3: "), read.problems().toString());
    }

    @Test
    void withoutAFolderThereAreNone() {
        assertEquals(new UserLayouts(List.of(), List.of()), UserLayouts.read(folder.resolve("none")));
    }

    @Test
    void otherFoldersComeBehindTheUsualOne() throws IOException {
        Files.writeString(folder.resolve("more.layout"), "layout \"of another folder\" { u8 kind; }");
        List<Layout> usual = UserLayouts.read().layouts();
        List<Layout> all = UserLayouts.read(List.of(folder, folder)).layouts();
        assertEquals(usual.size() + 1, all.size());
        assertEquals("of another folder", all.get(usual.size()).name());
    }
}
