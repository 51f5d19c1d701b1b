// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.ui.load.Heartbeat;

/** The editor of captures in a real workbench. */
class CaptureEditorTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("rpmsg.screenshots"));
    private static final int MILLION = 1_000_000;
    private static final long START = 1_700_000_000_000_000_000L;

    private Path folder;
    private MessagesWindow editor;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("capture-editor");
    }

    @AfterEach
    void close() throws IOException {
        if (editor != null) {
            editor.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aMillionMessagesAreThereAtOnceAndFiltered() throws Exception {
        Path file = folder.resolve("million.rpmsg");
        try (CaptureWriter writer = begin(file)) {
            write(writer, MILLION);
        }
        try (Heartbeat heartbeat = Heartbeat.begin(Display.getCurrent())) {
            editor = MessagesWindow.openEditor(file);
            editor.await("all rows", window -> window.rows() == MILLION);
            assertEquals("message 0", editor.cell(MessagesWindow.TEXT, 0));
            long start = System.nanoTime();
            editor.enter(editor.filter(), "text endswith \"99\" and dir == rx");
            editor.await("the filter's rows", window -> window.rows() == MILLION / 100);
            System.out.printf(Locale.ROOT, "UI: a filter over a million messages took %.1f s, longest block %.0f ms%n",
                    (System.nanoTime() - start) / 1e9, heartbeat.longestMillis());
        }
        assertEquals("message 99", editor.cell(MessagesWindow.TEXT, 0));
        editor.execute("org.eclipse.ui.edit.findReplace");
        editor.enter(editor.search(), "message 987699");
        editor.await("the row that was looked for", window -> window.selectedText().equals("message 987699"));
        Widgets.screenshot(editor.shell(), SCREENSHOTS.resolve("capture-editor-light.png"));
    }

    @Test
    void whatAnotherProgramWritesIsShown() throws Exception {
        Path file = folder.resolve("growing.rpmsg");
        try (CaptureWriter writer = begin(file)) {
            write(writer, 3);
            writer.flush();
            editor = MessagesWindow.openEditor(file);
            editor.await("three rows", window -> window.rows() == 3);
            write(writer, 4);
            writer.flush();
            editor.await("seven rows", window -> window.rows() == 7);
        }
    }

    @Test
    void whatIsNoCaptureIsToldInPlace() throws Exception {
        Path file = folder.resolve("no.rpmsg");
        Files.writeString(file, "no capture");
        editor = MessagesWindow.openEditor(file);
        editor.awaitLabel(text -> text.contains("no.rpmsg"));
        assertTrue(editor.rows() == 0);
    }

    private static CaptureWriter begin(Path file) throws IOException {
        CaptureWriter writer = CaptureWriter.create(file, "a test");
        writer.addEndpoint(new CapturedEndpoint("root@board", "rpmsg_ctrl0", "sensors", "sensors", "fd", OptionalLong.of(0x401),
                OptionalLong.of(0x400)));
        return writer;
    }

    private static void write(CaptureWriter writer, int count) throws IOException {
        for (int message = 0; message < count; message++) {
            byte[] text = ("message " + message).getBytes(StandardCharsets.US_ASCII);
            writer.message(0, Direction.RECEIVED, START + writer.rows() * 1_000_000, Row.UNKNOWN_NANOS, Row.UNKNOWN_ADDRESS, 0x401,
                    ByteBuffer.wrap(text));
        }
    }
}
