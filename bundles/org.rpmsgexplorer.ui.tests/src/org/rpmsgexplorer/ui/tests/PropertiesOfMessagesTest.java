// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view "Properties" beside messages and benchmark runs, in the perspective "RPMsg". */
class PropertiesOfMessagesTest {
    private BoardsPage boards;
    private PropertySheetPage sheet;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        boards = BoardsPage.openInPerspective();
        sheet = PropertySheetPage.open(boards.page());
    }

    @AfterEach
    void close() {
        boards.close();
    }

    @Test
    void aMessageOfTheViewAndItsFieldAreShown() throws Exception {
        MessagesWindow messages = MessagesWindow.openViewInPlace();
        try (FedEndpoint fed = FedEndpoint.openIn(messages, "properties")) {
            messages.enter(messages.message(), "{\"t\": {\"x\": 21}}");
            messages.await("both rows", window -> window.rows() == 3);
            messages.click(1);
            sheet.await("Kind=message", "Direction=tx", "Length=16 bytes", "Label=" + fed.endpoint.label(), "Board=virtual");
            TreeItem field = messages.fields().getItem(0).getItem(0);
            messages.fields().setSelection(field);
            Event event = new Event();
            event.item = field;
            messages.fields().notifyListeners(SWT.Selection, event);
            sheet.await("Field=t.x", "Value=21", "Direction=tx");
            Screenshot.take(boards.shell(), "properties-message");
            messages.click(0);
            sheet.await("Kind=marker", "Marker=connected");
        } finally {
            messages.close();
        }
    }

    @Test
    void aMessageOfTheEditorIsShown() throws Exception {
        Path file = folder.resolve("shown.rpmsg");
        try (WrittenCapture capture = WrittenCapture.begin(file, Duration.ofMillis(1))) {
            capture.write(3);
        }
        MessagesWindow editor = MessagesWindow.openEditorInPlace(boards.page(), file);
        try {
            editor.await("its rows", window -> window.rows() == 3);
            editor.click(2);
            Screenshot.take(boards.shell(), "properties-editor");
            sheet.await("Number=2", "Direction=rx", "Text=message 2", "Board=root@board");
        } finally {
            editor.close();
        }
    }

    @Test
    void aRunOfTheBenchmarkViewIsShown() throws Exception {
        BenchmarkWindow.clear();
        BenchmarkWindow.keep("20260102-030405-1a2b", "6.12.0", 12);
        BenchmarkWindow runs = BenchmarkWindow.openInPlace(boards.page());
        try {
            runs.execute("org.eclipse.ui.file.refresh");
            runs.await("both runs", window -> window.table().getItemCount() == 2);
            runs.select(0);
            sheet.await("Id=20260102-030405-1a2b", "Outcome=complete", "Control device=rpmsg_ctrl0", "Kernel=6.12.0");
            Screenshot.take(boards.shell(), "properties-benchmark");
            runs.select(1);
            sheet.await("Id=published", "File=–");
            runs.select(0, 1);
            Widgets.await("only what is the same of both", () -> !sheet.text().contains("\nId="), sheet::text);
            sheet.await("Outcome=complete", "Measured=loop, native");
        } finally {
            runs.close();
            BenchmarkWindow.clear();
        }
    }
}
