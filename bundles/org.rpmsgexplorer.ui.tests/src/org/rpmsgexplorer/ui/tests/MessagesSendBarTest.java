// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines that send messages: what is wrong, files, history, snippets. */
class MessagesSendBarTest {
    private static final String TEXT = "Text";
    private static final String HEX = "Hex";
    private static final String FILE = "File";

    private MessagesWindow messages;
    private FedEndpoint fed;

    @BeforeEach
    void open() throws Exception {
        messages = MessagesWindow.openView();
        fed = FedEndpoint.openIn(messages, "bar");
    }

    @AfterEach
    void close() throws Exception {
        use(TEXT);
        messages.message().setText("");
        fed.close();
        messages.close();
    }

    private void use(String kind) {
        messages.combo(3).setText(kind);
        messages.combo(3).notifyListeners(SWT.Selection, new Event());
    }

    private void assertRefused(String kind, String text, String why) {
        use(kind);
        messages.message().setText(text);
        messages.awaitLabel(label -> label.contains(why));
        assertFalse(messages.button("Send").isEnabled(), text);
    }

    @Test
    void whatCannotBeSentIsSaidWhileItIsWritten() throws IOException {
        assertRefused(HEX, "01 f", "two digits for a byte");
        assertRefused(HEX, "01 zz", "is not hexadecimal");
        assertRefused(TEXT, "half \\x4", "2 hexadecimal digits belong behind it");
        assertRefused(FILE, "/nowhere/at/all", "There is no file /nowhere/at/all");
        assertRefused(FILE, System.getProperty("java.io.tmpdir"), "There is no file");
        Screenshot.take(messages.shell(), "messages-send-file");
        use(HEX);
        messages.message().setText("01 02 03");
        messages.awaitLabel("3 of 496 bytes"::equals);
        assertTrue(messages.button("Send").isEnabled());
        assertEquals(1, messages.rows(), "nothing was sent");
    }

    @Test
    void whatIsTooLongIsSaid() throws IOException {
        Path file = Files.createTempFile("long", ".bin");
        try {
            Files.write(file, new byte[70_000]);
            assertRefused(FILE, file.toString(), "More than 65536 bytes are too long for any transport");
            messages.awaitLabel("70000 of 496 bytes"::equals);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileIsAMessage() throws IOException {
        Path file = Files.createTempFile("message", ".bin");
        try {
            Files.write(file, new byte[] {1, 2, (byte) 0xFF});
            use(FILE);
            assertTrue(messages.button("Browse\u2026").isVisible());
            messages.message().setText(file.toString());
            messages.awaitLabel("3 of 496 bytes"::equals);
            messages.press("Send");
            messages.await("the message and its echo", window -> window.rows() == 3);
            assertEquals("01 02 ff", messages.cell(MessagesWindow.TEXT, 1));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileIsLookedAtOnceMoreWhenItsUserComesBack() throws IOException {
        Path file = Files.createTempFile("later", ".bin");
        Files.delete(file);
        assertRefused(FILE, file.toString(), "There is no file " + file);
        try {
            Files.write(file, new byte[] {1, 2});
            messages.message().notifyListeners(SWT.FocusIn, new Event());
            messages.awaitLabel("2 of 496 bytes"::equals);
            assertTrue(messages.button("Send").isEnabled());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void anEndpointThatIsClosedSendsNothing() throws Exception {
        messages.message().setText("x");
        assertTrue(messages.button("Send").isEnabled());
        fed.close();
        messages.awaitLabel("No open endpoint."::equals);
        assertFalse(messages.button("Send").isEnabled());
        messages.enter(messages.message(), "y");
        messages.await("the end alone", window -> window.rows() == 2);
        assertTrue(messages.cell(MessagesWindow.TEXT, 1).contains("has ended"), messages.cell(MessagesWindow.TEXT, 1));
    }

    @Test
    void whatWasSentCanBeChosenAgain() {
        for (String text : List.of("first", "second", "first")) {
            messages.enter(messages.message(), text);
            messages.awaitLabel((text.length() + " bytes sent.")::equals);
        }
        assertEquals(List.of("first", "second"), List.of(messages.message().getItems()).subList(0, 2), "the last one first, each once");
        use(HEX);
        assertFalse(List.of(messages.message().getItems()).contains("second"), "each way of writing has its own");
        use(TEXT);
        messages.message().select(1);
        messages.message().notifyListeners(SWT.DefaultSelection, new Event());
        messages.await("it was sent again", window -> fed.endpoint.sent() == 4);
        messages.await("its row", window -> window.rows() == 9 && window.cells(MessagesWindow.TEXT).subList(7, 9)
                .equals(List.of("second", "second")));
    }

    @Test
    void aSnippetIsKeptUsedAndRemoved() {
        use(HEX);
        messages.message().setText("ca fe");
        DialogPage.Expected dialog = DialogPage.expect("Save as Snippet", page -> {
            page.type("Name:", "Coffee & cake");
            Widgets.drainEvents();
            page.press("OK");
        });
        Menus.choose(snippets(), "Save as Snippet\u2026");
        dialog.await();
        use(TEXT);
        messages.message().setText("");
        Menus.choose(snippets(), "Coffee & cake");
        assertEquals("ca fe", messages.message().getText());
        assertEquals(HEX, messages.combo(3).getText());
        Menus.choose(snippets(), "Remove Snippet", "Coffee & cake");
        Menu menu = snippets();
        assertEquals(List.of("Save as Snippet\u2026", "Remove Snippet"), Menus.texts(menu));
        menu.setVisible(false);
    }

    private Menu snippets() {
        return Menus.broughtUpBy(() -> messages.press("Snippets\u2026"));
    }
}
