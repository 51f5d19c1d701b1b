// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.ui.boards.BoardsView;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;

/** The view "Boards" in a real workbench, with real widgets and a real virtual board. */
class BoardsViewTest {
    private static final String START = "Start Virtual Board";
    private static final String STOP = "Stop Virtual Board";
    private static final String CONNECT = "Connect";
    private static final String REFRESH = "Refresh";

    private BoardsPage boards;

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
        boards = BoardsPage.open();
        boards.awaitEmpty();
    }

    @AfterEach
    void stopBoard() throws Exception {
        if (BoardFolder.of(BoardFolder.DEFAULT_NAME).running().isPresent()) {
            boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        }
        boards.awaitEmpty();
        boards.close();
    }

    @Test
    void isFoundUnderRpmsg() {
        IViewDescriptor descriptor = PlatformUI.getWorkbench().getViewRegistry().find(BoardsView.ID);
        assertEquals("Boards", descriptor.getLabel());
        assertEquals(List.of("RPMsg"), List.of(descriptor.getCategoryPath()));
        assertNotNull(descriptor.getImageDescriptor().getImageData(100), "the view has an icon");
    }

    @Test
    void saysWhatToDoWhileNoBoardRuns() throws IOException {
        assertTrue(boards.link().getText().contains("<a href=\"start\">Start the Virtual Board</a>"), boards.link().getText());
        assertFalse(boards.tree().isVisible());
        boards.awaitEnabled(START, true);
        boards.awaitEnabled(STOP, false);
        boards.awaitEnabled(REFRESH, true);
        Screenshot.take(boards.shell(), "boards-empty");
    }

    @Test
    void startsTheBoardShowsItsDevicesAndStopsIt() throws Exception {
        boards.execute("org.rpmsgexplorer.ui.startVirtualBoard");
        TreeItem board = boards.awaitRow("virtual", detail -> detail.matches("connected \\(running, port \\d+, fd uAPI on\\)"));
        assertFalse(boards.link().isVisible());
        assertEquals(ProcessHandle.current().pid(), running().pid(), "the IDE itself runs it");
        TreeItem control = boards.awaitRow("rpmsg_ctrl0", "on virtio0, fd way: yes"::equals);
        assertEquals(board, control.getParentItem());
        assertNotNull(control.getImage(0));
        TreeItem echo = boards.awaitRow("rpmsg-echo", "source –, destination 0x400, no driver"::equals);
        assertEquals(control, echo.getParentItem());
        assertTrue(board.getExpanded() && control.getExpanded(), "channels are in sight at once");
        boards.awaitEnabled(START, false);
        boards.awaitEnabled(STOP, true);
        Screenshot.take(boards.shell(), "boards");

        boards.press(STOP);
        boards.awaitEmpty();
        assertFalse(boards.tree().isVisible());
        assertEquals(Optional.empty(), BoardFolder.of(BoardFolder.DEFAULT_NAME).running());
        boards.awaitEnabled(STOP, false);
    }

    @Test
    @Tag("long")
    void aStartThatIsStoppedLeavesNothing() throws Exception {
        AtomicReference<IStatus> logged = new AtomicReference<>();
        ILogListener listener = (status, plugin) -> logged.set(status);
        Platform.getLog(Platform.getBundle("org.rpmsgexplorer.ui")).addLogListener(listener);
        try {
            boards.press(START);
            Widgets.await("its process", () -> Files.exists(consoleLog()), () -> "no log");
            boards.press(STOP);
            boards.awaitEmpty();
            assertEquals(Optional.empty(), BoardFolder.of(BoardFolder.DEFAULT_NAME).running());
            assertEquals(null, logged.get(), "it is no error");
        } finally {
            Platform.getLog(Platform.getBundle("org.rpmsgexplorer.ui")).removeLogListener(listener);
        }
        boards.press(START);
        boards.awaitRow("rpmsg_ctrl0", detail -> true);
    }

    private static Path consoleLog() {
        try {
            return BoardFolder.of(BoardFolder.DEFAULT_NAME).consoleLog();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    @Tag("long")
    void aBoardOfTheCommandLineIsShownAndStopped() throws Exception {
        try (KeptBoard kept = KeptBoard.start()) {
            boards.refresh();
            boards.awaitRow("virtual", detail -> detail.matches("not connected \\(running, port \\d+, fd uAPI off\\)"));
            boards.press(CONNECT);
            boards.awaitRow("virtual", detail -> detail.matches("connected \\(running, port \\d+, fd uAPI off\\)"));
            assertEquals(kept.pid(), running().pid(), "another process runs it");
            boards.awaitRow("rpmsg_ctrl0", "on virtio0, fd way: no (this kernel does not have the fd uAPI; the legacy way works)"::equals);
            Screenshot.take(boards.shell(), "boards-without-fd");
            boards.press(STOP);
            boards.awaitEmpty();
            kept.awaitEnd();
        }
    }

    @Test
    @Tag("long")
    void tellsThatABoardEndedByItself() throws Exception {
        AtomicReference<IStatus> logged = new AtomicReference<>();
        ILogListener listener = (status, plugin) -> logged.set(status);
        Platform.getLog(Platform.getBundle("org.rpmsgexplorer.ui")).addLogListener(listener);
        try {
            boards.clickStart();
            boards.awaitRow("rpmsg_ctrl0", detail -> true);
            crash(running());
            boards.awaitRow("virtual", "not running – The virtual board ended by itself"::equals);
            String message = logged.get().getMessage();
            assertTrue(message.matches("The virtual board ended by itself\nIts log is .*console.log\\."), message);
            assertEquals(null, logged.get().getException(), "a stack trace says nothing to a user");
            boards.awaitEnabled(START, true);
            Screenshot.take(boards.shell(), "boards-ended");
        } finally {
            Platform.getLog(Platform.getBundle("org.rpmsgexplorer.ui")).removeLogListener(listener);
        }
        boards.press(START);
        boards.awaitRow("rpmsg_ctrl0", detail -> true);
    }

    @Test
    void helpIsThere() throws IOException {
        IContext context = HelpSystem.getContext(BoardsView.ID);
        assertEquals("The Boards View", context.getRelatedTopics()[0].getLabel());
        assertEquals("/org.rpmsgexplorer.doc/html/boards.html", context.getRelatedTopics()[0].getHref());
        try (InputStream in = Platform.getBundle("org.rpmsgexplorer.doc").getEntry("html/boards.html").openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> missing = new ArrayList<>(List.of(START, STOP, REFRESH));
            missing.removeIf(text::contains);
            assertEquals(List.of(), missing, "commands that the page does not tell of");
        }
    }

    private static BoardState running() throws IOException {
        return BoardFolder.of(BoardFolder.DEFAULT_NAME).running().orElseThrow();
    }

    /** Lets the board's kernel panic. The session breaks, so nobody waits for the command's end. */
    private static void crash(BoardState state) throws Exception {
        SshTarget target = new SshTarget("root", "127.0.0.1", state.port(), Optional.of(state.identity()),
                Optional.of(state.knownHosts()));
        try (SshSession session = SshSession.open(target)) {
            session.run("(sleep 0.1; echo c > /proc/sysrq-trigger) >/dev/null 2>&1 &", new byte[0],
                    Duration.ofSeconds(20));
        }
    }
}
