// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.dialogs.ErrorDialog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.Capture;

/** Messages that are written to files and read from them, by the commands of the view. */
class MessagesFilesTest {
    private static final String FILE = "file";
    private static final int LARGE = 300_000;

    @TempDir
    private Path folder;

    private final List<MessagesWindow> editors = new ArrayList<>();
    private MessagesWindow messages;
    private FedEndpoint fed;

    @BeforeEach
    void open() throws Exception {
        messages = MessagesWindow.openView();
        fed = FedEndpoint.openIn(messages, "files");
        fed.line.receive("one");
        fed.line.receive("two, three");
        fed.line.lose(5);
        messages.await("all rows", window -> window.rows() == 4);
    }

    @AfterEach
    void close() throws Exception {
        editors.forEach(MessagesWindow::close);
        fed.close();
        messages.enter(messages.filter(), "");
        messages.close();
    }

    private Path save(String name) throws Exception {
        Path file = folder.resolve(name);
        messages.execute("saveAs", Map.of(FILE, file.toString()));
        messages.awaitLabel(text -> text.endsWith(" rows written to " + file + "."));
        return file;
    }

    /** Waits for the editor of a capture, which opens by itself. */
    private MessagesWindow editor(Path file, int rows) throws Exception {
        Widgets.await("the editor", () -> MessagesWindow.activeTitle().equals(file.getFileName().toString()),
                MessagesWindow::activeTitle);
        MessagesWindow editor = MessagesWindow.active();
        editors.add(editor);
        editor.await("its rows", window -> window.rows() == rows);
        return editor;
    }

    @Test
    void whatIsShownIsWrittenInEachFormat() throws Exception {
        messages.enter(messages.filter(), "dir == rx");
        messages.await("the messages", window -> window.rows() == 2);
        try (Capture capture = Capture.open(save("some.rpmsg"))) {
            assertEquals(2, capture.rows(), "of all that the capture has");
        }
        List<String> csv = Files.readAllLines(save("some.csv"));
        assertEquals(3, csv.size(), csv.toString());
        assertTrue(csv.get(2).contains("\"two, three\""), csv.get(2));
        List<String> json = Files.readAllLines(save("some.jsonl"));
        assertTrue(json.stream().allMatch(line -> line.startsWith("{") && line.contains("files")), json.toString());
        assertEquals("onetwo, three", Files.readString(save("some.raw"), StandardCharsets.US_ASCII));
        assertEquals(List.of((byte) 0x0A, (byte) 0x0D, (byte) 0x0D, (byte) 0x0A), first(Files.readAllBytes(save("some.pcapng"))));
    }

    private static List<Byte> first(byte[] bytes) {
        return List.of(bytes[0], bytes[1], bytes[2], bytes[3]);
    }

    @Test
    void aSavedCaptureIsOpenedAndOneOfOthersImported() throws Exception {
        List<String> rows = messages.cells(MessagesWindow.TEXT);
        Path capture = save("all.rpmsg");
        messages.execute("open", Map.of(FILE, capture.toString()));
        assertEquals(rows, editor(capture, 4).cells(MessagesWindow.TEXT));
        Path pcapng = save("all.pcapng");
        Path imported = folder.resolve("imported.rpmsg");
        messages.execute("import", Map.of(FILE, pcapng.toString(), "target", imported.toString()));
        MessagesWindow read = editor(imported, 4);
        assertEquals(rows, read.cells(MessagesWindow.TEXT));
        Screenshot.take(read.shell(), "capture-imported");
    }

    @Test
    void whatCannotBeWrittenIsToldInPlace() throws Exception {
        assertFails("saveAs", Map.of(FILE, folder.resolve("none/out.csv").toString()),
                "none/out.csv cannot be written: there is no folder " + folder.resolve("none"));
        assertFails("saveAs", Map.of(FILE, folder.resolve("none/out.rpmsg").toString()),
                "none. The folder must be there, and you must be allowed to write to it.");
        assertFails("saveAs", Map.of(FILE, folder.resolve("out.doc").toString()), "The name out.doc does not tell a format. It ends in");
        Screenshot.take(messages.shell(), "messages-save-error");
        assertFalse(Files.exists(folder.resolve("out.doc")));
    }

    @Test
    void whatCannotBeReadIsToldInPlace() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.pcapng"), "no pcapng at all");
        Path target = folder.resolve("target.rpmsg");
        assertFails("import", Map.of(FILE, broken.toString(), "target", target.toString()),
                "Cannot read " + broken + ": ");
        assertFalse(Files.exists(target));
        assertFails("import", Map.of(FILE, folder.resolve("missing.pcapng").toString(), "target", target.toString()),
                "There is no file " + folder.resolve("missing.pcapng"));
        Files.writeString(folder.resolve("broken.rpmsg"), "no capture");
        messages.execute("open", Map.of(FILE, folder.resolve("broken.rpmsg").toString()));
        MessagesWindow editor = MessagesWindow.active();
        editors.add(editor);
        editor.awaitLabel(text -> text.contains("broken.rpmsg"));
        assertEquals(0, editor.rows());
    }

    @Test
    void whatHasFailedIsToldWhileMessagesCome() throws Exception {
        assertFails("saveAs", Map.of(FILE, folder.resolve("none/out.csv").toString()), "cannot be written");
        for (int rows = 5; rows < 10; rows++) {
            int now = rows;
            fed.line.receive("another");
            messages.await("the row", window -> window.rows() == now
                    && window.labels().stream().anyMatch(text -> text.startsWith(now + " of ")));
        }
        messages.awaitLabel(text -> text.contains("cannot be written"));
        messages.click(2);
        messages.await("no more of it", window -> window.labels().stream().noneMatch(text -> text.contains("cannot be written")));
    }

    @Test
    void whileItIsPausedOnlyWhatIsShownIsWritten() throws Exception {
        messages.pressTool("Pause");
        fed.line.receive("later");
        messages.awaitLabel(text -> text.contains("paused: 1 more have come"));
        assertEquals("onetwo, three", Files.readString(save("some.raw"), StandardCharsets.US_ASCII));
        messages.pressTool("Pause");
        messages.await("the row", window -> window.rows() == 5);
        assertEquals("onetwo, threelater", Files.readString(save("all.raw"), StandardCharsets.US_ASCII));
    }

    @Test
    void anEditorOfAFileThatIsWrittenAnewShowsIt() throws Exception {
        Path capture = save("again.rpmsg");
        messages.execute("open", Map.of(FILE, capture.toString()));
        editor(capture, 4);
        fed.line.receive("three");
        messages.await("the row", window -> window.rows() == 5);
        messages.execute("saveAs", Map.of(FILE, capture.toString()));
        messages.awaitLabel(text -> text.equals("5 rows written to " + capture + "."));
        // That one was closed.
        editors.clear();
        messages.execute("open", Map.of(FILE, capture.toString()));
        editor(capture, 5);
    }

    @Test
    void whatIsWrittenIsWholeAlthoughItsEditorIsClosed() throws Exception {
        MessagesWindow editor = large();
        Path file = folder.resolve("large.raw");
        editor.execute("saveAs", Map.of(FILE, file.toString()));
        editor.close();
        Widgets.await("the file", () -> Files.exists(file), () -> "none");
        assertEquals(Files.size(folder.resolve("large.rpmsg.raw")), Files.size(file));
    }

    /** Opens a capture whose export takes a while, and has been written to large.rpmsg.raw. */
    private MessagesWindow large() throws Exception {
        Path capture = folder.resolve("large.rpmsg");
        try (WrittenCapture large = WrittenCapture.begin(capture, Duration.ofMillis(1))) {
            large.write(LARGE);
        }
        MessagesWindow editor = MessagesWindow.openEditor(capture);
        editor.await("its rows", window -> window.rows() == LARGE);
        Path whole = folder.resolve("large.rpmsg.raw");
        editor.execute("saveAs", Map.of(FILE, whole.toString()));
        editor.awaitLabel(text -> text.equals(LARGE + " rows written to " + whole + "."));
        return editor;
    }

    @Test
    void whatFailsWithoutItsEditorIsToldByADialog() throws Exception {
        MessagesWindow editor = large();
        // The platform shows no such dialogs in tests, unless it is asked to.
        boolean before = ErrorDialog.AUTOMATED_MODE;
        ErrorDialog.AUTOMATED_MODE = false;
        try {
            DialogPage.Expected dialog = DialogPage.expect("Problem Occurred", page -> {
                assertTrue(page.text().contains("there is no folder " + folder.resolve("none")), page.text());
                page.press("OK");
            });
            editor.execute("saveAs", Map.of(FILE, folder.resolve("none/out.csv").toString()));
            editor.close();
            dialog.await();
        } finally {
            ErrorDialog.AUTOMATED_MODE = before;
        }
    }

    private void assertFails(String command, Map<String, String> parameters, String what) throws Exception {
        messages.execute(command, parameters);
        messages.awaitLabel(text -> text.contains(what) && !text.contains(" rows written"));
    }

    @Test
    void anEditorSavesWhatItShows() throws Exception {
        Path capture = save("first.rpmsg");
        messages.execute("open", Map.of(FILE, capture.toString()));
        MessagesWindow editor = editor(capture, 4);
        editor.enter(editor.filter(), "text == one");
        editor.await("one row", window -> window.rows() == 1);
        Path second = folder.resolve("second.rpmsg");
        editor.execute("saveAs", Map.of(FILE, second.toString()));
        editor.awaitLabel(text -> text.startsWith("1 rows written to "));
        editor.execute("saveAs", Map.of(FILE, capture.toString()));
        editor.awaitLabel(text -> text.endsWith("is the one that is read. Name another one."));
        try (Capture written = Capture.open(second)) {
            assertEquals(1, written.rows());
        }
    }
}
