// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.load.FeedLine;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Which endpoint a view of messages shows, sends by, and writes notes to. */
class MessagesOfEndpointsTest {
    private static final String MARK = "org.rpmsgexplorer.ui.messages.mark";

    private MessagesWindow messages;
    private FedEndpoint fed;

    @BeforeEach
    void open() throws Exception {
        messages = MessagesWindow.openView();
        fed = FedEndpoint.openIn(messages, "shown");
    }

    @AfterEach
    void close() throws Exception {
        fed.close();
        messages.close();
    }

    private static int marks(String text) {
        assertTrue(text.startsWith("Mark "), text);
        return Integer.parseInt(text.substring("Mark ".length()));
    }

    @Test
    void marksAreWrittenInTheirOrderToTheEndpointThatIsShown() throws Exception {
        try (FedEndpoint other = FedEndpoint.open("other")) {
            messages.await("the other one", window -> window.combo(2).getItemCount() == 2);
            messages.combo(2).setText(other.endpoint.label());
            messages.combo(2).notifyListeners(SWT.Selection, new Event());
            messages.execute(MARK);
            messages.execute(MARK);
            messages.await("both marks", window -> window.rows() == 3);
            assertEquals(List.of(fed.endpoint.label(), fed.endpoint.label()), messages.cells(MessagesWindow.ENDPOINT).subList(1, 3));
            int first = marks(messages.cell(MessagesWindow.TEXT, 1));
            assertEquals(first + 1, marks(messages.cell(MessagesWindow.TEXT, 2)));

            messages.pressTool("New Messages View");
            MessagesWindow second = MessagesWindow.active();
            second.await("the table", window -> window.table().isVisible());
            second.show(fed.endpoint);
            second.execute(MARK);
            second.await("its mark", window -> window.rows() == 4);
            assertEquals(first + 2, marks(second.cell(MessagesWindow.TEXT, 3)), "no two are called the same");
            second.close();
        }
    }

    @Test
    void whoWaitsInVainIsToldWhoSendsFirst() throws Exception {
        String hint = "Nothing has come yet.\nMost remotes say nothing\nbefore your first message.";
        messages.await("the hint", window -> window.bytes().getText().equals(hint));
        Screenshot.take(messages.shell(), "messages-first");
        messages.enter(messages.message(), "hello");
        messages.await("no hint", window -> window.bytes().getText().equals("Select a message to see its bytes and fields."));
    }

    @Test
    void noOtherEndpointSendsWhatWasWrittenForTheOneThatIsGone() throws Exception {
        try (FedEndpoint other = FedEndpoint.open("other")) {
            messages.await("both", window -> window.combo(2).getItemCount() == 2);
            messages.execute("org.rpmsgexplorer.ui.messages.goToMessage");
            fed.close();
            messages.awaitLabel("Choose the endpoint that sends."::equals);
            assertFalse(messages.button("Send").isEnabled());
            messages.show(other.endpoint);
            assertTrue(messages.button("Send").isEnabled());
        }
    }

    @Test
    void endpointsOfSeveralBoardsAreNamedWithTheirBoards() throws Exception {
        LiveEndpoint far = UiActivator.traffic().begin(new FeedLine("far"), "root@10.0.0.5");
        try {
            String name = far.label() + " on root@10.0.0.5";
            messages.await("both", window -> List.of(window.combo(2).getItems())
                    .equals(List.of(fed.endpoint.label() + " on virtual", name)));
            Menu menu = Menus.broughtUpBy(() -> messages.pressArrow("Endpoints"));
            assertTrue(Menus.texts(menu).contains(name), () -> Menus.texts(menu).toString());
            menu.setVisible(false);
            Screenshot.take(messages.shell(), "messages-two-boards");
        } finally {
            UiActivator.traffic().close(far);
        }
        messages.await("one", window -> List.of(window.combo(2).getItems()).equals(List.of(fed.endpoint.label())));
    }

    @Test
    void aCaptureThatCannotBeOpenedIsToldAndTriedAgain() throws Exception {
        Path file = UiActivator.traffic().capture().orElseThrow().path();
        Path away = file.resolveSibling("away");
        Files.move(file, away);
        MessagesWindow second;
        try {
            messages.pressTool("New Messages View");
            second = MessagesWindow.active();
            second.await("what is wrong", window -> window.link().getText().startsWith("The messages cannot be shown: ")
                    && window.link().getText().contains(file.getFileName().toString()));
            Screenshot.take(second.shell(), "messages-unreadable");
        } finally {
            Files.move(away, file);
        }
        try (FedEndpoint next = FedEndpoint.open("next")) {
            second.await("the table", window -> window.table().isVisible());
        }
        second.close();
    }

    @Test
    void allCanBeDoneByTheKeyboard() throws Exception {
        messages.execute("org.rpmsgexplorer.ui.messages.goToMessage");
        assertEquals(messages.message(), messages.shell().getDisplay().getFocusControl());
        messages.execute("org.rpmsgexplorer.ui.messages.goToFilter");
        assertEquals(messages.filter(), messages.shell().getDisplay().getFocusControl());
        List<String> keys = Stream.of("goToFilter", "goToMessage").map(messages::key).toList();
        assertEquals(List.of("Shift+Ctrl+F", "Shift+Ctrl+N"), keys);
        assertTrue(messages.labels().contains("Fil&ter:"), messages.labels().toString());
        messages.chooseInMenu("Pin");
        assertTrue(messages.tool("Pin").orElseThrow().getSelection());
        messages.chooseInMenu("Pin");
        messages.chooseInMenu("Scroll Lock");
        assertTrue(messages.tool("Scroll Lock").orElseThrow().getSelection());
        messages.chooseInMenu("Scroll Lock");
        messages.chooseInMenu("Endpoints", "All Endpoints");
        assertEquals("Messages", messages.title());
        messages.chooseInMenu("New Messages View");
        MessagesWindow.active().close();
    }
}
