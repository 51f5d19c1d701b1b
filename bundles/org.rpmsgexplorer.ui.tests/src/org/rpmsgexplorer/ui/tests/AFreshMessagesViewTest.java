// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.UiActivator;

/** The view "Messages" before the first endpoint. Its name lets it be the first class: others leave messages. */
class AFreshMessagesViewTest {
    private MessagesWindow messages;

    @BeforeEach
    void open() throws Exception {
        assertTrue(UiActivator.traffic().capture().isEmpty(), "no other test comes first");
        messages = MessagesWindow.openView();
    }

    @AfterEach
    void close() {
        messages.close();
    }

    @Test
    void saysWhatToDo() throws Exception {
        assertTrue(messages.link().isVisible());
        assertTrue(messages.link().getText().contains("<a>Open the Boards view</a>"), messages.link().getText());
        assertFalse(messages.table().isVisible());
        Screenshot.take(messages.shell(), "messages-empty");
        List<String> grey = messages.greyInMenu();
        assertTrue(grey.containsAll(List.of("Pause", "Clear", "Show Cleared Messages")), grey.toString());
    }

    @Test
    void theMessagesOfTheLastSessionAreOneClickAway() throws Exception {
        assertFalse(messages.link().getText().contains("last session"), messages.link().getText());
        messages.close();
        Path file = UiActivator.traffic().folder().resolve("2026-01-02-030405.rpmsg");
        Files.createDirectories(file.getParent());
        try (WrittenCapture capture = WrittenCapture.begin(file, Duration.ofMillis(1))) {
            capture.write(3);
        }
        try {
            messages = MessagesWindow.openView();
            messages.await("the way there", window -> window.link().getText()
                    .endsWith("<a href=\"last\">Open the messages of the last session</a>"));
            Screenshot.take(messages.shell(), "messages-last-session");
            Event click = new Event();
            click.text = "last";
            messages.link().notifyListeners(SWT.Selection, click);
            MessagesWindow editor = MessagesWindow.active();
            editor.await("its messages", window -> window.rows() == 3);
            assertEquals("2026-01-02-030405.rpmsg", editor.title());
            editor.close();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void anImportThatFailsIsToldByADialog() throws Exception {
        // The platform shows no such dialogs in tests, unless it is asked to.
        boolean before = ErrorDialog.AUTOMATED_MODE;
        ErrorDialog.AUTOMATED_MODE = false;
        try {
            DialogPage.Expected dialog = DialogPage.expect("Problem Occurred", page -> {
                assertTrue(page.text().contains("There is no file /nowhere/missing.pcapng"), page.text());
                page.press("OK");
            });
            messages.execute("import", Map.of("file", "/nowhere/missing.pcapng", "target", "/nowhere/target.rpmsg"));
            dialog.await();
        } finally {
            ErrorDialog.AUTOMATED_MODE = before;
        }
        assertTrue(messages.link().isVisible(), "the view is as it was");
    }
}
