// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.perf.AssembledIde;

/** The assembled IDE and the update site, as somebody who downloads them meets them. Needs a display. */
@Tag("long")
class IdeTest {
    private static final String FEATURE = "org.rpmsgexplorer.feature.feature.group";
    private static final String PERSPECTIVE = "in org.rpmsgexplorer.ui.perspective";
    private static final List<String> BUNDLES = List.of("org.rpmsgexplorer.core", "org.rpmsgexplorer.doc",
            "org.rpmsgexplorer.linux", "org.rpmsgexplorer.protocol", "org.rpmsgexplorer.ui", "org.rpmsgexplorer.virtualboard");
    private static final List<String> VIEWS = List.of("Boards org.rpmsgexplorer.ui.boards.BoardsView",
            "Messages org.rpmsgexplorer.ui.messages.MessagesView", "Benchmark org.rpmsgexplorer.ui.benchmark.BenchmarkView");
    private static final long END_LIMIT_SECONDS = 20;
    /** A script, the kernel, its threads, and a network. */
    private static final int PROCESSES = 3;

    /** Below the folder for temporary files, since the path of a socket has 108 bytes. */
    @TempDir
    private Path runtime;

    private Path work;
    private Path pictures;
    private AssembledIde assembled;

    @BeforeEach
    void findIde(TestInfo test) throws IOException {
        work = Path.of(System.getProperty("rpmsg.work"), test.getTestMethod().orElseThrow().getName());
        Files.createDirectories(work);
        pictures = Files.createDirectories(Path.of(System.getProperty("rpmsg.screenshots"), work.getFileName().toString()));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        assembled = AssembledIde.below(Path.of(System.getProperty("rpmsg.ide")));
    }

    @Test
    void theFirstEchoIsThreeClicksAway() throws Exception {
        Ide ide = new Ide(assembled, work, pictures);
        assertEquals(BUNDLES, ide.bundles());
        List<String> found = ide.startByScript(Path.of(System.getProperty("rpmsg.script")), "echo",
                Map.of("XDG_RUNTIME_DIR", runtime.toString(), "XDG_DATA_HOME", work.resolve("data").toString()));
        String all = String.join("\n", found);
        assertEquals(6, found.size(), all);
        assertEquals(List.of(PERSPECTIVE, "welcome false"), found.subList(0, 2), all);
        assertTrue(found.get(2).endsWith("RPMsg Explorer"), all);
        assertEquals(List.of("tx hello", "rx hello"), found.subList(3, 5), all);
        assertNoneIsLeft(Stream.of(found.get(5).split(" ")).skip(1).map(Long::valueOf).toList());
        assertTrue(Files.isDirectory(work.resolve("data/rpmsg-explorer/workspace/.metadata")), "a workspace among the data");
        String terminal = Files.readString(work.resolve("ide.log"));
        assertFalse(terminal.contains("INFO") || terminal.contains("SLF4J"), terminal);
    }

    private static void assertNoneIsLeft(List<Long> processes) throws Exception {
        assertTrue(processes.size() >= PROCESSES, "the board's processes: " + processes);
        for (long process : processes) {
            ProcessHandle handle = ProcessHandle.of(process).orElse(null);
            if (handle != null) {
                handle.onExit().get(END_LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void bareIdeTakesThePluginFromTheSite() throws IOException, InterruptedException {
        Ide ide = new Ide(assembled.copy(work.resolve("ide")), work, pictures);
        ide.director("-uninstallIU", FEATURE);
        assertEquals(List.of(), ide.bundles());
        ide.director("-repository", Path.of(System.getProperty("rpmsg.site")).toUri().toString(), "-installIU", FEATURE);
        assertEquals(BUNDLES, ide.bundles());
        List<String> found = ide.start("views", "-product", "org.eclipse.platform.ide");
        assertEquals(VIEWS, found.subList(0, VIEWS.size()), found.toString());
        assertEquals("in org.eclipse.ui.resourcePerspective", found.get(VIEWS.size()), "no plug-in switches it unasked");
    }

    @Test
    void theScriptStartsItAgainWhereThatIsAskedFor() throws IOException, InterruptedException {
        Ide ide = new Ide(assembled, work, pictures);
        List<String> found = ide.startByScript(Path.of(System.getProperty("rpmsg.script")), "restart",
                Map.of("XDG_DATA_HOME", work.resolve("data").toString()), "-pluginCustomization", noBoard().toString());
        assertEquals(List.of("started again"), found);
    }

    @Test
    void nothingIsLostWhenTheIdeIsClosed() throws IOException, InterruptedException {
        Ide ide = new Ide(assembled, work, pictures);
        Path script = Path.of(System.getProperty("rpmsg.script"));
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", runtime.toString(), "XDG_DATA_HOME", work.resolve("data").toString());
        assertEquals(List.of("left in the middle"), ide.startByScript(script, "return", environment));
        assertEquals(List.of("tx hello", "rx hello", "benchmark cancelled"),
                ide.startByScript(script, "return", environment, "-pluginCustomization", noBoard().toString()));
    }

    private Path noBoard() throws IOException {
        return Files.writeString(work.resolve("preferences"), "org.rpmsgexplorer.ui/startVirtualBoard=false\n");
    }

    @Test
    void allViewsOpenInTheAssembledIde() throws IOException, InterruptedException {
        Ide ide = new Ide(assembled, work, pictures);
        List<String> found = ide.start("views", "-pluginCustomization", noBoard().toString());
        assertEquals(VIEWS, found.subList(0, VIEWS.size()), found.toString());
        assertEquals(PERSPECTIVE, found.get(VIEWS.size()));
        assertTrue(Files.size(pictures.resolve("Boards.png")) > 10_000, "a picture of the IDE");
    }
}
