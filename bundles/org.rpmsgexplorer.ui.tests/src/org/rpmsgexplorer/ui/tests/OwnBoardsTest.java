// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardEntry;
import org.rpmsgexplorer.ui.boards.BoardLog;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.SignIns;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;

/** Boards that the user adds, which is the virtual board by its address, with the dialogs that come up then. */
class OwnBoardsTest extends OnSharedBoard {
    private static final String ADD = "Add Board...";
    private static final String UNKNOWN = "Unknown Host";
    private static final EndpointSpec ECHO = new EndpointSpec("rpmsg_ctrl0", Way.FD, "named", EndpointSpec.ANY, 0x400);

    @Test
    void aBoardIsAddedTestedConnectedAndRemoved() throws Exception {
        BoardState state = SharedBoard.state();
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
            assertFalse(page.button("Finish").isEnabled());
            assertFalse(page.button("Test Connection").isEnabled());
            page.screenshot("add-board-empty");
            page.type("Host:", "two words");
            assertTrue(page.text().contains("\"two words\" is not an address"), page.text());
            page.type("Host:", "127.0.0.1");
            page.type("Port:", Integer.toString(state.port()));
            page.type("User:", "root");
            page.type("Private key:", state.identity().toString());
            page.type("Name:", "bench");
            DialogPage.Expected unknown = DialogPage.expect(UNKNOWN, question -> {
                assertTrue(question.text().contains("SHA256:"), question.text());
                question.screenshot("unknown-host");
                question.press("Trust and Connect");
            });
            page.press("Test Connection");
            unknown.await();
            Widgets.await("the end of the test", () -> page.text().contains("The board can be used")
                    || page.text().contains("All is well."), page::text);
            assertTrue(page.text().contains("Agent: starts, on Java"), page.text());
            page.screenshot("add-board-tested");
            page.press("Finish");
        });
        boards.press(ADD);
        wizard.await();

        boards.awaitRow("bench", "connected"::equals);
        assertEquals(2, boards.rows("rpmsg_ctrl0").size(), "two boards at once");
        boards.awaitRow("virtual", detail -> detail.startsWith("connected ("));
        assertKept("bench", state);
        assertTrue(Files.readString(OwnBoard.KNOWN_HOSTS).startsWith("[127.0.0.1]:" + state.port()), "the key is kept where ssh has it");
        Screenshot.take(boards.shell(), "two-boards");

        boards.select(boards.awaitRow("bench", "connected"::equals));
        boards.press("Disconnect");
        boards.awaitRow("bench", "not connected"::equals);
        boards.press("Connect");
        boards.awaitRow("bench", "connected"::equals);

        DialogPage.Expected sure = DialogPage.expect("Remove Board", page -> {
            page.screenshot("remove-board");
            page.press("Remove Board");
        });
        boards.execute("org.eclipse.ui.edit.delete");
        sure.await();
        boards.awaitNoRow("bench");
        assertEquals(1, UiActivator.boards().snapshots().size());
    }

    /** The next session of the IDE has the board, too. */
    private static void assertKept(String label, BoardState state) throws IOException {
        try (Boards next = new Boards(InstanceScope.INSTANCE.getNode("org.rpmsgexplorer.ui").node("boards"), SignIns.NOBODY,
                BoardLog.NONE)) {
            BoardEntry kept = next.snapshots().get(1).entry().orElseThrow();
            assertEquals(label, kept.label());
            assertEquals("root@127.0.0.1:" + state.port(), kept.addressText());
            assertEquals(Optional.of(state.identity()), kept.identity());
        }
    }

    @Test
    void hostsAreOfferedAndKeysLookedFor() throws Exception {
        Path config = Files.writeString(OwnBoard.SSH.resolve("config"), "Host lab\nHostName 192.0.2.1\nHost *.example\nUser x\n");
        Path key = OwnBoard.SSH.resolve("made-later");
        try {
            DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
                Widgets.await("the host", () -> page.choices("Host:").equals(List.of("lab")), () -> page.choices("Host:").toString());
                page.type("Host:", "lab");
                page.type("Private key:", key.toString());
                Widgets.await("no key", () -> page.text().contains("is not a file that can be read"), page::text);
                makeKey(key);
                page.shell().notifyListeners(SWT.Activate, new Event());
                Widgets.await("no error", () -> page.button("Finish").isEnabled(), page::text);
                page.press("Cancel");
            });
            boards.press(ADD);
            wizard.await();
        } finally {
            Files.delete(config);
            Files.deleteIfExists(key);
        }
    }

    private static void makeKey(Path file) {
        try {
            Files.writeString(file, "a key");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aTestIsCancelledWhileItAsks() throws Exception {
        BoardState state = SharedBoard.state();
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
            page.type("Host:", "127.0.0.1:" + state.port());
            page.type("Private key:", state.identity().toString());
            DialogPage.Expected asked = DialogPage.expect(UNKNOWN, question -> {
                page.press("Cancel Test");
                Widgets.await("the end of the question", question.shell()::isDisposed, question::text);
            });
            page.press("Test Connection");
            asked.await();
            Widgets.await("the end of the test", () -> page.text().contains("The test was cancelled."), page::text);

            DialogPage.Expected unknown = DialogPage.expect(UNKNOWN, question -> question.press("Cancel"));
            page.press("Test Connection");
            unknown.await();
            Widgets.await("the end of the test", () -> page.text().contains("One problem"), page::text);
            assertTrue(page.text().contains("It was not accepted, so nothing was sent."), page.text());
            page.screenshot("add-board-problem");
            page.press("Cancel");
        });
        boards.press(ADD);
        wizard.await();
        assertEquals(1, UiActivator.boards().snapshots().size(), "it was not added");
        assertFalse(Files.exists(OwnBoard.KNOWN_HOSTS));
    }

    @Test
    @Tag("long")
    void aTestGoesOnWhenAnOldKeyIsForgotten() throws Exception {
        BoardState state = SharedBoard.state();
        OwnBoard.makeKnown(state, Path.of(OwnBoard.key("other", "") + ".pub"));
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
            page.type("Host:", "127.0.0.1:" + state.port());
            page.type("Private key:", state.identity().toString());
            DialogPage.Expected changed = DialogPage.expect("Host Key Has Changed", question -> question.press("Forget the Old Key"));
            DialogPage.Expected unknown = OwnBoard.trust();
            page.press("Test Connection");
            changed.await();
            unknown.await();
            Widgets.await("the end of the second test", () -> page.text().contains("All is well."), page::text);
            page.press("Cancel");
        });
        boards.press(ADD);
        wizard.await();
        assertEquals(1, UiActivator.boards().snapshots().size(), "it was not added");
    }

    @Test
    void aNewNameDisconnectsNothing() throws Exception {
        BoardState state = SharedBoard.state();
        DialogPage.Expected unknown = OwnBoard.trust();
        OwnBoard.add(boards, "bench", state, state.identity());
        unknown.await();
        boards.awaitRow("bench", "connected"::equals);
        Connection connection = UiActivator.boards().connection(OwnBoard.id("bench")).orElseThrow();
        LiveEndpoint endpoint = UiActivator.traffic().open(connection, "bench", ECHO, Progress.NONE);
        TreeItem row = boards.awaitRow("named", detail -> detail.startsWith("0 received, 0 sent"));
        assertEquals("bench", row.getParentItem().getParentItem().getText(0));

        DialogPage.Expected edit = DialogPage.expect("Edit Board", page -> {
            page.type("Name:", "lab");
            page.screenshot("edit-board");
            page.press("Finish");
        });
        boards.select(boards.awaitRow("bench", "connected"::equals));
        boards.execute("org.rpmsgexplorer.ui.editBoard");
        edit.await();

        boards.awaitRow("lab", "connected"::equals);
        assertSame(connection, UiActivator.boards().connection(OwnBoard.id("lab")).orElseThrow());
        endpoint.send(new byte[] {1}, Duration.ofSeconds(5));
        row = boards.awaitRow("named", detail -> detail.startsWith("1 received, 1 sent"));
        assertEquals("lab", row.getParentItem().getParentItem().getText(0), "its endpoints are still its own");
        List<String> consoles = Stream.of(ConsolePlugin.getDefault().getConsoleManager().getConsoles()).map(IConsole::getName)
                .toList();
        assertTrue(consoles.contains("RPMsg: lab") && !consoles.contains("RPMsg: bench"), consoles.toString());

        boards.select(boards.awaitRow("lab", detail -> true));
        boards.press("Disconnect");
        boards.awaitRow("lab", "not connected"::equals);
        assertEquals(List.of(), UiActivator.traffic().endpoints(), "they end first");
    }

    @Test
    void whyABoardWasNotConnectedIsSeenWithWhatToDo() throws Exception {
        BoardState state = SharedBoard.state();
        OwnBoard.add(boards, page -> {
            page.type("Host:", "root@127.0.0.1:1");
            page.type("Name:", "bench");
        });
        boards.awaitNotice(text -> text.startsWith("bench: not connected"));
        assertTrue(boards.notice().matches("(?s).*No connection to root@127.0.0.1:1: .*\nIs the board on, .*"), boards.notice());
        assertEquals("bench", boards.tree().getSelection()[0].getText(0), "a board that was added is selected");
        Screenshot.take(boards.shell(), "boards-not-connected");

        DialogPage.Expected edit = DialogPage.expect("Edit Board", page -> {
            page.type("Port:", Integer.toString(state.port()));
            page.type("Private key:", state.identity().toString());
            page.press("Finish");
        });
        boards.clickNotice("edit");
        edit.await();
        boards.awaitNotice(String::isEmpty);
        DialogPage.Expected unknown = DialogPage.expect(UNKNOWN, page -> page.press("Cancel"));
        boards.press("Connect");
        unknown.await();
        boards.awaitNotice(text -> text.endsWith("It was not accepted, so nothing was sent."));
        boards.clickNotice("dismiss");
        boards.awaitRow("bench", "not connected"::equals);
        assertEquals("", boards.notice());
    }

    @Test
    @Tag("long")
    void twoBoardsAtOnce() throws Exception {
        try (KeptBoard other = KeptBoard.start("other")) {
            BoardState state = BoardFolder.of("other").running().orElseThrow();
            assertEquals(other.pid(), state.pid());
            DialogPage.Expected unknown = OwnBoard.trust();
            OwnBoard.add(boards, "other", state, state.identity());
            unknown.await();
            boards.awaitRow("other", "connected"::equals);
            for (String label : List.of("virtual", "other")) {
                boards.select(boards.awaitRow(label, detail -> true));
                DialogPage.Expected dialog = DialogPage.expect("Create Endpoint", page -> {
                    page.type("Destination:", "0x400");
                    page.type("Name:", "on " + label);
                    boolean hasFd = label.equals("virtual");
                    assertEquals(hasFd, page.button(BoardsPage.FD).isEnabled());
                    assertEquals(hasFd, !page.text().contains("this kernel does not have the fd uAPI"), page.text());
                    page.screenshot("create-endpoint-on-" + label);
                    page.press("Create");
                });
                boards.press("Create Endpoint...");
                dialog.await();
            }
            Widgets.await("both", () -> UiActivator.traffic().endpoints().size() == 2, () -> "one");
            for (LiveEndpoint endpoint : UiActivator.traffic().endpoints()) {
                endpoint.send(new byte[] {1, 2, 3}, Duration.ofSeconds(5));
            }
            boards.awaitRow("on virtual", detail -> detail.startsWith("1 received, 1 sent, fd way"));
            boards.awaitRow("on other", detail -> detail.startsWith("1 received, 1 sent, legacy way"));
            Screenshot.take(boards.shell(), "two-boards-at-once");

            boards.select(boards.awaitRow("other", detail -> true));
            boards.press("Disconnect");
            boards.awaitRow("other", "not connected"::equals);
            assertEquals(List.of("on virtual"), UiActivator.traffic().endpoints().stream().map(LiveEndpoint::label).toList());
        }
    }
}
