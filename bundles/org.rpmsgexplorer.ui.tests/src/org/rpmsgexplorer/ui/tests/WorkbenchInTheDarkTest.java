// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/**
 * The boards in the dark theme. Its name lets it be the last class: where the theme was dark, the platform leaves dark parts in later
 * pictures.
 */
class WorkbenchInTheDarkTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("rpmsg.screenshots"));

    private BoardsPage boards;

    @BeforeAll
    static void makeFolders() throws IOException {
        RuntimeFolder.make();
    }

    @AfterAll
    static void removeFolders() throws IOException {
        RuntimeFolder.remove();
    }

    @BeforeEach
    void start() throws Exception {
        boards = BoardsPage.openInPerspective();
        boards.useDarkTheme();
        boards.awaitEmpty();
    }

    @AfterEach
    void stop() throws Exception {
        for (LiveEndpoint endpoint : UiActivator.traffic().endpoints()) {
            UiActivator.traffic().close(endpoint);
        }
        boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        boards.awaitEmpty();
        boards.close();
    }

    @Test
    void boardsAndDialogsAreReadable() throws Exception {
        Widgets.screenshot(boards.shell(), SCREENSHOTS.resolve("boards-empty-dark.png"));
        assertReadable(boards.link());
        boards.startVirtualBoard();
        assertReadable(boards.tree());
        DialogPage.Expected dialog = DialogPage.expect("Create Endpoint", page -> {
            screenshot(page, "create-endpoint-dark.png");
            page.press("Create");
        });
        boards.open(boards.awaitRow("rpmsg-echo", detail -> true));
        dialog.await();
        boards.awaitRow("0 received, 0 sent, fd way, source –, destination 0x400");
        UiActivator.traffic().endpoints().get(0).send("hello".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(5));
        boards.awaitRow("1 received, 1 sent, fd way, source –, destination 0x400");
        Widgets.screenshot(boards.shell(), SCREENSHOTS.resolve("perspective-dark.png"));
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> screenshot(page, "add-board-dark.png"));
        boards.page().activate(boards.view());
        boards.press("Add Board...");
        wizard.await();
    }

    private static void assertReadable(Control control) {
        RGB background = control.getBackground().getRGB();
        RGB foreground = control.getForeground().getRGB();
        assertTrue(Widgets.luminance(background) < 0.2, "background " + background);
        assertTrue(Widgets.contrast(foreground, background) >= 4.5, foreground + " on " + background);
    }

    private static void screenshot(DialogPage page, String name) {
        try {
            Widgets.screenshot(page.shell(), SCREENSHOTS.resolve(name));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
