/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The assembled IDE and the update site, as somebody who downloads them meets them. Needs a display. */
@Tag("long")
class IdeTest {
    private static final String FEATURE = "org.rpmsgexplorer.feature.feature.group";
    private static final List<String> BUNDLES = List.of("org.rpmsgexplorer.core", "org.rpmsgexplorer.doc",
            "org.rpmsgexplorer.linux", "org.rpmsgexplorer.protocol", "org.rpmsgexplorer.ui", "org.rpmsgexplorer.virtualboard");
    private static final String VIEWS = """
            Boards org.rpmsgexplorer.ui.boards.BoardsView
            Messages org.rpmsgexplorer.ui.messages.MessagesView""";

    private Path work;
    private Ide ide;

    @BeforeEach
    void copyIde(TestInfo test) throws IOException {
        work = Path.of(System.getProperty("rpmsg.work"), test.getTestMethod().orElseThrow().getName());
        Files.createDirectories(work);
        ide = Ide.copy(Path.of(System.getProperty("rpmsg.ide")), work.resolve("ide"));
    }

    @Test
    void startsAndOpensTheViews() throws IOException, InterruptedException {
        assertEquals(BUNDLES, ide.bundles());
        assertEquals(VIEWS, openViews());
        assertTrue(Files.size(work.resolve("ide.png")) > 10_000, "a picture of the IDE");
    }

    @Test
    void bareIdeTakesThePluginFromTheSite() throws IOException, InterruptedException {
        ide.director("-uninstallIU", FEATURE);
        assertEquals(List.of(), ide.bundles());
        ide.director("-repository", Path.of(System.getProperty("rpmsg.site")).toUri().toString(), "-installIU", FEATURE);
        assertEquals(BUNDLES, ide.bundles());
        assertEquals(VIEWS, openViews());
    }

    private String openViews() throws IOException, InterruptedException {
        ide.add(Path.of(System.getProperty("rpmsg.smoke.bundle")));
        ide.start(work.resolve("workspace"), "-Drpmsg.smoke=" + work);
        return Files.readString(work.resolve("RESULT"));
    }
}
