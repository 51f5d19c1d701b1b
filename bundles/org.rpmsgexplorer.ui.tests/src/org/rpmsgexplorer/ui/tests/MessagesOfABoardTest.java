// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The way from an empty workspace to an echo, with a real virtual board. */
class MessagesOfABoardTest {
    private BoardsPage boards;
    private MessagesWindow messages;

    @BeforeAll
    static void makeFolders() throws IOException {
        RuntimeFolder.make();
    }

    @BeforeEach
    void open() throws Exception {
        boards = BoardsPage.openInPerspective();
    }

    @AfterEach
    void close() throws Exception {
        if (messages != null) {
            messages.close();
        }
        SharedBoard.clean(boards);
        SharedBoard.stop();
    }

    @Test
    void anEchoIsThreeClicksAway() throws Exception {
        boards.awaitEmpty();
        boards.startVirtualBoard();
        DialogPage.Expected dialog = DialogPage.expect("Create Endpoint", page -> page.press("Create"));
        boards.open(boards.awaitRow("rpmsg-echo", detail -> true));
        dialog.await();
        Widgets.await("the endpoint", () -> !UiActivator.traffic().endpoints().isEmpty(), () -> "none");
        LiveEndpoint endpoint = UiActivator.traffic().endpoints().get(0);
        messages = MessagesWindow.openViewInPlace();
        boards.shell().setSize(1260, 900);
        messages.await("its first row", window -> window.table().isVisible() && window.rows() == 1);
        messages.enter(messages.message(), "Hello, remote core!");
        messages.await("the echo", window -> window.rows() == 3);
        assertEquals(List.of("tx", "rx"), messages.cells(MessagesWindow.DIRECTION).subList(1, 3));
        assertEquals(List.of("Hello, remote core!", "Hello, remote core!"), messages.cells(MessagesWindow.TEXT).subList(1, 3));
        assertEquals("0x400", messages.cell("Destination", 1));
        assertEquals(1, endpoint.received());
        messages.click(2);
        Screenshot.take(boards.shell(), "messages-of-a-board");

        boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        messages.await("a marker", window -> window.rows() > 3);
        assertTrue(messages.cell(MessagesWindow.TEXT, 3).matches("gone for now: .*|the endpoint has ended: .*"), messages.cell(MessagesWindow.TEXT, 3));
    }
}
