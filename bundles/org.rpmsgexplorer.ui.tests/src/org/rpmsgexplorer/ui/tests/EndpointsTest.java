// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.Link;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Endpoints of ours in the perspective "RPMsg": how they are created, live and end. */
class EndpointsTest extends OnSharedBoard {
    private static final String DIALOG = "Create Endpoint";
    private static final String CREATE = "Create Endpoint...";

    @Test
    void aChannelFillsTheDialogAndTheEndpointIsShown() throws Exception {
        DialogPage.Expected dialog = DialogPage.expect(DIALOG, page -> {
            assertEquals("rpmsg_ctrl0", page.value("Control device:"));
            assertEquals("0x400", page.value("Destination:"));
            assertEquals("rpmsg-echo", page.value("Name:"));
            assertEquals("Any", page.value("Source:"));
            assertTrue(page.button(BoardsPage.FD).getSelection());
            assertTrue(page.text().contains("Who sends first? You."), page.text());
            page.screenshot("create-endpoint");
            page.press("Create");
        });
        boards.open(boards.awaitRow("rpmsg-echo", detail -> true));
        dialog.await();
        awaitEndpoint("0 received, 0 sent, fd way, source –, destination 0x400");
        boards.awaitMessages();

        LiveEndpoint endpoint = UiActivator.traffic().endpoints().get(0);
        endpoint.send("hello".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(5));
        TreeItem row = awaitEndpoint("1 received, 1 sent, fd way, source –, destination 0x400");
        assertEquals("rpmsg_ctrl0", row.getParentItem().getText(0));
        Screenshot.take(boards.shell(), "perspective");

        boards.page().activate(boards.view());
        boards.select(row);
        assertEquals("Show Messages on", boards.contextMenu().get(0));
        boards.execute("org.eclipse.ui.edit.delete");
        Widgets.await("the end of the endpoint", () -> UiActivator.traffic().endpoints().isEmpty(), () -> "it");
        Widgets.await("no row", row::isDisposed, row::toString);
    }

    @Test
    void aNodeOfSomebodyElseIsOpenedAndDestroyed() throws Exception {
        Connection connection = UiActivator.boards().connection(Boards.VIRTUAL).orElseThrow();
        String node = connection.createNode(new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "theirs", EndpointSpec.ANY, 0x400));
        TreeItem row = boards.awaitRow("/dev/" + node, "endpoint theirs, source –, destination 0x400"::equals);
        boards.select(row);
        assertEquals(List.of("Open Node on", "-"), boards.contextMenu().subList(0, 2));
        boards.execute("org.rpmsgexplorer.ui.openNode");
        boards.awaitRow("theirs", detail -> detail.startsWith("0 received, 0 sent, legacy way, /dev/" + node));
        boards.awaitMessages();
        boards.page().activate(boards.view());
        boards.select(boards.awaitRow("theirs", detail -> true));
        boards.execute("org.eclipse.ui.edit.delete");
        row = boards.awaitRow("/dev/" + node, detail -> true);

        boards.select(row);
        DialogPage.Expected no = DialogPage.expect("Destroy Node", page -> {
            assertTrue(page.text().contains("Destroy the node /dev/" + node + "? Whoever made it, it is gone then."), page.text());
            page.screenshot("destroy-node");
            page.press("Cancel");
        });
        boards.execute("org.eclipse.ui.edit.delete");
        no.await();
        assertEquals(1, connection.devices().nodes().size(), "it was only asked");
        DialogPage.Expected sure = DialogPage.expect("Destroy Node", page -> page.press("Destroy Node"));
        boards.execute("org.eclipse.ui.edit.delete");
        sure.await();
        boards.awaitNoRow("/dev/" + node);
        assertEquals(List.of(), connection.devices().nodes());
    }

    /** The tool bar goes by what is selected in the view, whatever part has the focus. */
    @Test
    void endpointsEndWithTheirConnectionThoughTheMessagesHaveTheFocus() {
        boards.createEndpoint(BoardsPage.FD, "held");
        boards.awaitRow("held", detail -> true);
        boards.awaitMessages();
        boards.awaitEnabled(CREATE, true);
        boards.awaitEnabled("Connect", false);
        boards.awaitTip("Connect", "Connect: Select a board.");
        boards.awaitEnabled("Refresh", true);
        boards.select(boards.awaitRow("held", detail -> true));
        boards.awaitEnabled(CREATE, false);
        boards.awaitTip(CREATE, "Create Endpoint: Select a board, a control device or a channel.");
        boards.select(boards.awaitRow("virtual", detail -> true));
        boards.awaitTip("Connect", "Connect: The board is connected.");
        boards.awaitMessages();
        boards.press("Disconnect");
        boards.awaitRow("virtual", detail -> detail.startsWith("not connected ("));
        assertEquals(List.of(), UiActivator.traffic().endpoints());
        boards.awaitTip(CREATE, "Create Endpoint: The board is not connected.");
        boards.awaitTip("Connect", "Connect");
        boards.press("Connect");
        boards.awaitRow("rpmsg-echo", detail -> true);
        boards.awaitNoRow("held");
    }

    private TreeItem awaitEndpoint(String detail) {
        return boards.awaitRow(detail);
    }

    @Test
    void whatIsWrongIsSaidWhileTyping() {
        DialogPage.Expected dialog = DialogPage.expect(DIALOG, page -> {
            assertFalse(page.button("Create").isEnabled(), "the destination is missing");
            assertEquals("rpmsg-explorer", page.value("Name:"));
            page.type("Destination:", "0x400");
            assertTrue(page.button("Create").isEnabled());
            page.type("Name:", "a name that is much too long for it");
            assertTrue(page.text().contains("The name has 35 bytes, and the kernel takes up to 31"), page.text());
            assertFalse(page.button("Create").isEnabled());
            page.screenshot("create-endpoint-error");
            page.type("Name:", "x");
            page.type("Source:", "here");
            assertTrue(page.text().contains("\"here\" is not an address"), page.text());
            page.press("Cancel");
        });
        boards.select(boards.awaitRow("rpmsg_ctrl0", detail -> true));
        boards.press(CREATE);
        dialog.await();
        assertEquals(List.of(), UiActivator.traffic().endpoints());
    }

    @Test
    void aLegacyEndpointHasItsNodeAndAFailureIsShown() {
        boards.createEndpoint(BoardsPage.LEGACY, "one");
        boards.awaitRow("one", detail -> detail.startsWith("0 received, 0 sent, legacy way, /dev/rpmsg"));
        boards.awaitMessages();
        assertTrue(boards.rows("/dev/rpmsg0").isEmpty(), "its node is not shown twice");

        // Test harnesses switch such dialogs off.
        boolean before = ErrorDialog.AUTOMATED_MODE;
        ErrorDialog.AUTOMATED_MODE = false;
        try {
            DialogPage.Expected failure = DialogPage.expect("Problem Occurred", page -> {
                assertTrue(page.text().contains("The endpoint could not be opened") && page.text().contains("0x500"), page.text());
                page.screenshot("create-endpoint-failed");
            });
            boards.createEndpoint(BoardsPage.LEGACY, "two");
            failure.await();
        } finally {
            ErrorDialog.AUTOMATED_MODE = before;
        }
        assertEquals(1, UiActivator.traffic().endpoints().size(), "both want the same source");
    }

    /** A byte too many in the capture stands for a full disk, and can be taken away again. */
    @Test
    void anEndpointThatCannotBeRecordedLeavesTheBoard() throws Exception {
        boards.createEndpoint(BoardsPage.LEGACY, "full");
        boards.awaitRow("full", detail -> detail.startsWith("0 received, 0 sent, legacy way, /dev/rpmsg"));
        boards.awaitMessages();
        LiveEndpoint endpoint = UiActivator.traffic().endpoints().get(0);
        try (RandomAccessFile capture = new RandomAccessFile(endpoint.capture().path().toFile(), "rw")) {
            capture.setLength(capture.length() + 1);
            try {
                boards.page().activate(boards.view());
                assertThrows(IOException.class, () -> endpoint.note("nobody will read this"));
                boards.select(boards.awaitRow("full", detail -> detail.contains("– ended: its messages cannot be recorded: ")));
                boards.awaitNotice(text -> text.endsWith("Close Endpoint takes it away."));
                Connection connection = UiActivator.boards().connection(Boards.VIRTUAL).orElseThrow();
                Widgets.await("the end of its node", () -> nodes(connection).isEmpty(), () -> nodes(connection).toString());
                Screenshot.take(boards.shell(), "boards-unrecorded");
            } finally {
                capture.setLength(capture.length() - 1);
            }
        }
        boards.execute("org.eclipse.ui.edit.delete");
        boards.awaitNoRow("full");
    }

    /** A benchmark may take minutes; whoever wants something else of the board meanwhile is told. */
    @Test
    void whatHasToWaitSaysWhatFor() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try {
            new BoardJob("Benchmark on virtual", Boards.VIRTUAL, monitor -> end.await(), problem -> {
            }).schedule();
            boards.createEndpoint(BoardsPage.FD, "late");
            boards.awaitNotice(text -> text.equals(
                    "One thing at a time on a board. Waiting for the end of \"Benchmark on virtual\": Creating the endpoint late."));
            Screenshot.take(boards.shell(), "boards-waiting");
            boards.clickNotice("cancel");
            boards.awaitNotice(String::isEmpty);
            assertTrue(BoardsPage.isBusy(), "what it waited for goes on");
        } finally {
            end.countDown();
        }
        Widgets.await("the end of the work", () -> !BoardsPage.isBusy(), () -> "jobs");
        assertEquals(List.of(), UiActivator.traffic().endpoints());
    }

    @Test
    void aLostConnectionComesBackWithItsEndpoints() throws Exception {
        boards.createEndpoint(BoardsPage.FD, "kept");
        boards.awaitRow("kept", detail -> true);
        boards.awaitMessages();
        boards.select(boards.awaitRow("virtual", detail -> true));
        try (SshSession session = OwnBoard.session()) {
            loseAgentAndShell(session);
            boards.awaitRow("virtual", detail -> detail.startsWith("reconnecting, attempt"));
            boards.awaitRow("kept", detail -> detail.contains("waiting: "));
            boards.awaitNotice(text -> text.endsWith("Endpoints are opened again when it is back. Disconnect ends the attempts."));
            Screenshot.take(boards.shell(), "boards-away");
            giveShellBack(session);
        }
        boards.awaitRow("virtual", detail -> detail.startsWith("connected ("));
        assertEquals("", boards.notice());
        LiveEndpoint endpoint = UiActivator.traffic().endpoints().get(0);
        Widgets.await("the endpoint", () -> endpoint.state().isOpen(), () -> endpoint.state().why());
        endpoint.send(new byte[] {7}, Duration.ofSeconds(5));
        boards.awaitRow("kept", detail -> detail.startsWith("0 received, 1 sent"));
    }

    @Test
    @Tag("long")
    void whoDoesNotWantToWaitForALostBoardTriesAtOnce() throws Exception {
        boards.select(boards.awaitRow("virtual", detail -> true));
        try (SshSession session = OwnBoard.session()) {
            loseAgentAndShell(session);
            try {
                Widgets.await("a long wait", () -> link() instanceof Link.Away away && away.attempts() >= 4 && !away.trying(),
                        () -> link().toString());
                boards.awaitTip("Connect", "Connect: The board is away, and comes back by itself. "
                        + "Try Now below the rows does not wait for that.");
                Screenshot.take(boards.shell(), "boards-away-waiting");
            } finally {
                giveShellBack(session);
            }
        }
        Instant next = ((Link.Away) link()).next().orElseThrow();
        boards.clickNotice("try");
        boards.awaitRow("virtual", detail -> detail.startsWith("connected ("));
        assertTrue(((Link.Up) link()).since().isBefore(next), "it did not wait until " + next);
    }

    /** Lets attempts to come back fail, and at once: whoever signs in from now on finds no shell. */
    private static void loseAgentAndShell(SshSession session) throws Exception {
        run(session, "cp /etc/passwd /tmp/passwd; sed -i '/^root:/s,[^:]*$,/bin/false,' /etc/passwd; "
                + "kill -9 $(pgrep -f '[a]gent.jar')");
    }

    private static void giveShellBack(SshSession session) throws Exception {
        // At once: who signs in meanwhile must find root.
        run(session, "cp /tmp/passwd /etc/passwd.new && mv /etc/passwd.new /etc/passwd");
    }

    private static List<Node> nodes(Connection connection) {
        try {
            return connection.devices().nodes();
        } catch (BoardException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Link link() {
        return UiActivator.boards().snapshot(Boards.VIRTUAL).orElseThrow().link();
    }

    private static void run(SshSession session, String script) throws Exception {
        assertEquals(0, session.run(script, new byte[0], Duration.ofSeconds(20)).exitCode(), script);
    }
}
