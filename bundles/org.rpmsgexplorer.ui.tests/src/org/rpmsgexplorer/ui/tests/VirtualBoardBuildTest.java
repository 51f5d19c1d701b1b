// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.MessageConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/**
 * The build of the virtual board's kernel as a person sees it, with a script in the place of the one that takes minutes: the scripts
 * are in the home of these tests, unless caches are elsewhere, where they are not for these tests alone.
 */
@DisabledIfEnvironmentVariable(named = "XDG_CACHE_HOME", matches = ".+")
class VirtualBoardBuildTest {
    private BoardsPage boards;
    private Path script;
    private String real;

    @BeforeAll
    static void makeRuntimeFolder() throws IOException {
        RuntimeFolder.make();
    }

    @AfterAll
    static void removeRuntimeFolder() throws IOException {
        RuntimeFolder.remove();
    }

    @BeforeEach
    void openView() throws Exception {
        boards = BoardsPage.openInPerspective();
        boards.awaitEmpty();
        try (Stream<Path> unpacked = Files.list(Path.of(System.getProperty("user.home"), ".cache/rpmsg-explorer/board"))) {
            script = unpacked.map(folder -> folder.resolve("build-kernel.sh")).filter(Files::exists).findFirst().orElseThrow();
        }
        real = Files.readString(script);
    }

    private void replace(String build) throws IOException {
        Files.writeString(script, "if [ $1 = path ]; then echo /nowhere/linux; exit; fi\n" + build + '\n');
        boards.refresh();
        Widgets.await("an unbuilt kernel", this::isUnbuilt, () -> boards.link().getText());
    }

    private boolean isUnbuilt() {
        return boards.link().getText().contains("Build and Start");
    }

    @AfterEach
    void putBack() throws Exception {
        Files.writeString(script, real);
        boards.page().activate(boards.view());
        boards.refreshAndWait();
        boards.awaitEmpty();
        boards.page().hideView(boards.page().findView(IConsoleConstants.ID_CONSOLE_VIEW));
        boards.close();
    }

    @Test
    void aBuildThatFailsSaysWhatIsMissing() throws Exception {
        replace("echo 'fetching package lists'\n"
                + "echo 'build-kernel.sh: missing: flex bison. Install these packages: gcc flex bison' >&2; exit 1");
        boards.clickStart();
        boards.awaitRow("virtual", "not running – The kernel of the virtual board could not be built: missing: flex bison"::equals);
        boards.awaitNotice(text -> text.endsWith("\nInstall these packages: gcc flex bison."));
        boards.clickNotice("console");
        awaitConsole("fetching package lists", "could not be built: missing: flex bison\nInstall these packages");
        Screenshot.take(boards.shell(), "boards-build-failed");
        boards.clickNotice("dismiss");
        boards.awaitEmpty();
    }

    @Test
    void aBuildSaysHowFarItIsAndCanBeEnded() throws Exception {
        replace("echo 'compiled 300 of about 770 objects'; exec sleep 60");
        boards.clickStart();
        boards.awaitRow("virtual", "starting – compiled 300 of about 770 objects"::equals);
        awaitConsole("compiled 300 of about 770 objects");
        Screenshot.take(boards.shell(), "boards-building");
        boards.press("Stop Virtual Board");
        boards.awaitEmpty();
        awaitConsole("It was cancelled.");
        Screenshot.take(boards.shell(), "boards-build-cancelled");
        assertTrue(isUnbuilt(), "from the beginning");
    }

    private void awaitConsole(String... texts) {
        Widgets.await("the console", () -> Stream.of(texts).allMatch(console()::contains), this::console);
    }

    private String console() {
        return Stream.of(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
                .filter(found -> found.getName().equals("RPMsg: virtual")).map(MessageConsole.class::cast)
                .map(found -> found.getDocument().get().replace("\r", "")).findFirst().orElse("");
    }
}
