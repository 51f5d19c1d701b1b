// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.virtualboard.BoardState;

/**
 * The boards in the dark theme. Its name lets it be the last class: where the theme was dark, the platform leaves dark parts in later
 * pictures.
 */
class WorkbenchInTheDarkTest {
    private BoardsPage boards;

    @BeforeAll
    static void makeFolder() throws IOException {
        Files.createDirectories(OwnBoard.SSH);
    }

    @BeforeEach
    void start() throws Exception {
        RuntimeFolder.make();
        boards = BoardsPage.openInPerspective();
        Theme.DARK.use();
        boards.awaitEmpty();
    }

    @AfterEach
    void stop() throws Exception {
        Files.deleteIfExists(OwnBoard.KNOWN_HOSTS);
        SharedBoard.clean(boards);
        SharedBoard.stop();
    }

    @Test
    @Tag("long")
    void boardsAndDialogsAreReadable() throws Exception {
        Screenshot.take(boards.shell(), "readable-boards-empty");
        assertReadable(boards.link());
        boards.startVirtualBoard();
        assertReadable(boards.tree());
        DialogPage.Expected dialog = DialogPage.expect("Create Endpoint", page -> {
            page.screenshot("readable-create-endpoint");
            page.press("Create");
        });
        boards.open(boards.awaitRow("rpmsg-echo", detail -> true));
        dialog.await();
        boards.awaitRow("0 received, 0 sent, fd way, source –, destination 0x400");
        UiActivator.traffic().endpoints().get(0).send("hello".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(5));
        boards.awaitRow("1 received, 1 sent, fd way, source –, destination 0x400");
        Screenshot.take(boards.shell(), "readable-perspective");
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> page.screenshot("readable-add-board"));
        boards.page().activate(boards.view());
        boards.press("Add Board...");
        wizard.await();
    }

    @Test
    @Tag("long")
    void whatIsAskedAndWhatIsWrongIsReadable() throws Exception {
        boards.startVirtualBoard();
        BoardState state = SharedBoard.state();
        Path locked = OwnBoard.key("locked", "let me in");
        OwnBoard.makeKnown(state, Path.of(locked + ".pub"));
        DialogPage.Expected changed = DialogPage.expect("Host Key Has Changed",
                page -> page.screenshot("readable-host-key-changed"));
        OwnBoard.add(boards, "bench", state, locked);
        changed.await();
        boards.awaitNotice(text -> text.startsWith("bench: not connected"));
        Screenshot.take(boards.shell(), "readable-boards-refused");
        Widgets.all(Label.class, Widgets.partOf(boards.view())).forEach(WorkbenchInTheDarkTest::assertReadable);

        OwnBoard.run("cat >>/run/board/authorized_keys", Files.readAllBytes(Path.of(locked + ".pub")));
        changed = DialogPage.expect("Host Key Has Changed", page -> page.press("Forget the Old Key"));
        boards.clickNotice("connect");
        changed.await();
        DialogPage.expect("Unknown Host", page -> {
            page.screenshot("readable-unknown-host");
            page.press("Trust and Connect");
        }).await();
        DialogPage.expect("Passphrase", page -> {
            page.screenshot("readable-passphrase");
            page.press("Cancel");
        }).await();
        boards.awaitRow("bench", "not connected"::equals);
    }

    private static void assertReadable(Control control) {
        RGB background = control.getBackground().getRGB();
        RGB foreground = control.getForeground().getRGB();
        assertTrue(Widgets.luminance(background) < 0.2, "background " + background);
        assertTrue(Widgets.contrast(foreground, background) >= 4.5, foreground + " on " + background);
    }
}
