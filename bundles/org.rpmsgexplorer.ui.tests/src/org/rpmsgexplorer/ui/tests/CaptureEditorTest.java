// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.load.Heartbeat;

/** The editor of captures in a real workbench. */
class CaptureEditorTest {
    private static final int MILLION = 1_000_000;
    /** Far more than it takes, and far less than a million messages would take in the UI thread; in milliseconds. */
    private static final double LONGEST_BLOCK = 500;
    private static final Duration STEP = Duration.ofMillis(1);

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
        try (WrittenCapture capture = WrittenCapture.begin(file, STEP)) {
            capture.write(MILLION);
        }
        editor = MessagesWindow.openEditor(file);
        editor.await("all rows", window -> window.rows() == MILLION);
        assertEquals("message 0", editor.cell(MessagesWindow.TEXT, 0));
        // Opening an editor is the workbench's work, which takes its time.
        try (Heartbeat heartbeat = Heartbeat.begin(Display.getCurrent())) {
            long start = System.nanoTime();
            editor.enter(editor.filter(), "text endswith \"99\" and dir == rx");
            editor.await("the filter's rows", window -> window.rows() == MILLION / 100);
            System.out.printf(Locale.ROOT, "UI: a filter over a million messages took %.1f s, longest block %.0f ms%n",
                    (System.nanoTime() - start) / 1e9, heartbeat.longestMillis());
            assertEquals("message 99", editor.cell(MessagesWindow.TEXT, 0));
            editor.execute("org.eclipse.ui.edit.findReplace");
            editor.enter(editor.search(), "message 987699");
            editor.await("the row that was looked for", window -> window.selectedText().equals("message 987699"));
            assertTrue(heartbeat.beats() > 0 && heartbeat.longestMillis() < LONGEST_BLOCK,
                    "the UI thread has waited for " + heartbeat.longestMillis() + " ms");
        }
        Screenshot.take(editor.shell(), "capture-editor");
    }

    @Test
    void whatAnotherProgramWritesIsShown() throws Exception {
        Path file = folder.resolve("growing.rpmsg");
        try (WrittenCapture capture = WrittenCapture.begin(file, STEP)) {
            capture.write(3);
            editor = MessagesWindow.openEditor(file);
            editor.await("three rows", window -> window.rows() == 3);
            capture.write(4);
            editor.await("seven rows", window -> window.rows() == 7);
        }
    }

    @Test
    void aSearchThatIsCancelledSaysNothing() throws Exception {
        Path file = folder.resolve("searched.rpmsg");
        try (WrittenCapture capture = WrittenCapture.begin(file, STEP)) {
            capture.write(MILLION / 4);
        }
        editor = MessagesWindow.openEditor(file);
        editor.await("all rows", window -> window.rows() == MILLION / 4);
        editor.execute("org.eclipse.ui.edit.findReplace");
        editor.enter(editor.search(), "there is no such message");
        editor.awaitLabel("There is no such row."::equals);
        Widgets.await("the end of that search", () -> searches().isEmpty(), () -> searches().toString());
        editor.enter(editor.search(), "nor this one");
        List<Job> searches = searches();
        assertEquals(1, searches.size());
        searches.get(0).cancel();
        Widgets.await("its end", () -> searches.get(0).getState() == Job.NONE, () -> "it goes on");
        Widgets.drainEvents();
        assertFalse(editor.labels().contains("There is no such row."), editor.labels().toString());
        editor.enter(editor.search(), "this one is not there");
        editor.enter(editor.search(), "message 4711");
        editor.await("the row of the second one", window -> window.selectedText().equals("message 4711"));
        assertFalse(editor.labels().contains("There is no such row."), editor.labels().toString());
    }

    private static List<Job> searches() {
        return Stream.of(Job.getJobManager().find(null)).filter(job -> job.getName().equals("Searching Messages")).toList();
    }

    @Test
    void whatIsNoCaptureIsToldInPlace() throws Exception {
        Path file = folder.resolve("no.rpmsg");
        Files.writeString(file, "no capture");
        editor = MessagesWindow.openEditor(file);
        editor.awaitLabel(text -> text.contains("no.rpmsg"));
        assertTrue(editor.rows() == 0);
    }
}
