// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.load.FeedLine;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/**
 * The messages in the dark theme. Its name lets it be one of the last classes: where the theme was dark, the platform leaves dark
 * parts in later pictures.
 */
class WorkbenchInTheDarkMessagesTest {
    private MessagesWindow messages;
    private LiveEndpoint endpoint;

    @BeforeEach
    void open() throws Exception {
        messages = MessagesWindow.openView();
        Theme.DARK.use();
    }

    @AfterEach
    void close() throws Exception {
        UiActivator.traffic().close(endpoint);
        messages.close();
    }

    @Test
    void allKindsOfRowsAreReadable() throws Exception {
        FeedLine line = new FeedLine("dark");
        endpoint = UiActivator.traffic().begin(line, "virtual");
        messages.await("the table", window -> window.table().isVisible());
        messages.show(endpoint);
        line.receive("{\"sensor\": {\"name\": \"outside\", \"t\": 21.5}, \"n\": 7}");
        line.receive(new byte[] {0, 1, 2, (byte) 0xFE});
        line.lose(3);
        messages.await("the gap", window -> window.rows() == 4);
        endpoint.note("a note");
        messages.await("all", window -> window.rows() == 5);
        messages.click(1);
        messages.await("its bytes", window -> window.bytes().getText().startsWith("0000"));
        Screenshot.take(messages.shell(), "readable-messages");
        for (int row : new int[] {0, 2, 3, 4}) {
            assertReadable(messages.foreground(row), messages.background(row), "row " + row);
        }
        for (Control control : new Control[] {messages.bytes(), messages.fields()}) {
            assertReadable(control.getForeground().getRGB(), control.getBackground().getRGB(), control.toString());
        }
    }

    private static void assertReadable(RGB foreground, RGB background, String what) {
        assertTrue(Widgets.luminance(background) < 0.2, what + ": background " + background);
        assertTrue(Widgets.contrast(foreground, background) >= 4.5, what + ": " + foreground + " on " + background);
    }
}
