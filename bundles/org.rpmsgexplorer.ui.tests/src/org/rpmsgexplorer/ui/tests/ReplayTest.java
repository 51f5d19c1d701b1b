// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.ui.UiActivator;

/** The messages of a capture are sent again, from its editor. */
class ReplayTest {
    /** Where the workbench keeps what F1 shows. */
    private static final String HELP = "org.eclipse.ui.help";
    private static final String REPLAY = "org.rpmsgexplorer.ui.messages.replay";

    private static final int STEP_MILLIS = 200;

    @TempDir
    private Path folder;

    private MessagesWindow editor;

    @AfterEach
    void close() {
        editor.close();
    }

    private void open(Duration step) throws Exception {
        Path file = folder.resolve("replay.rpmsg");
        try (WrittenCapture capture = WrittenCapture.begin(file, step)) {
            capture.write(20);
        }
        editor = MessagesWindow.openEditor(file);
        editor.await("its rows", window -> window.rows() == 20);
    }

    private void replay(Consumer<DialogPage> person) throws Exception {
        DialogPage.Expected dialog = DialogPage.expect("Replay", person);
        editor.execute(REPLAY);
        dialog.await();
    }

    @Test
    void whereNothingCanSendTheDialogSaysWhatToDo() throws Exception {
        open(Duration.ofMillis(1));
        assertEquals(List.of(), UiActivator.traffic().endpoints());
        replay(page -> {
            assertFalse(page.button("Replay").isEnabled());
            assertTrue(page.text().contains("There is no open endpoint with a destination."), page.text());
            assertEquals("org.rpmsgexplorer.ui.replay", page.shell().getData(HELP), "F1 has help for it");
            page.screenshot("replay-nothing-can-send");
        });
    }

    @Test
    void whatIsShownIsSentAgain() throws Exception {
        open(Duration.ofSeconds(10));
        editor.enter(editor.filter(), "text contains \"1\"");
        editor.await("the rows with a 1", window -> window.rows() == 11);
        try (FedEndpoint first = FedEndpoint.open("first"); FedEndpoint second = FedEndpoint.open("second")) {
            replay(page -> {
                assertEquals(List.of(first.endpoint.label(), second.endpoint.label()), page.choices("Endpoint:"));
                page.type("Endpoint:", first.endpoint.label());
                page.type("Speed:", "As fast as each is taken");
                Widgets.drainEvents();
                page.screenshot("replay");
                page.press("Replay");
            });
            editor.awaitLabel(text -> text.startsWith("11 messages sent, "));
            assertEquals(11, first.endpoint.sent());
            assertEquals(0, second.endpoint.sent());
        }
    }

    @Test
    void aReplayIsCancelled() throws Exception {
        open(Duration.ofHours(1));
        try (FedEndpoint fed = FedEndpoint.open("slow")) {
            replay(page -> page.press("Replay"));
            Widgets.await("the first message", () -> fed.endpoint.sent() == 1, () -> fed.endpoint.sent() + " sent");
            String name = "Replaying to " + fed.endpoint.label();
            Job job = Stream.of(Job.getJobManager().find(null)).filter(found -> found.getName().equals(name)).findFirst().orElseThrow();
            assertTrue(job.isUser(), "the Progress view shows it, and cancels it");
            editor.awaitLabel(text -> text.startsWith(name));
            job.cancel();
            editor.awaitLabel("Cancelled. Messages sent by then: 1."::equals);
            assertEquals(1, fed.endpoint.sent());
        }
    }

    @Test
    void aReplayByTheEndpointThatIsShownEndsWithWhatWasThere() throws Exception {
        editor = MessagesWindow.openView();
        try (FedEndpoint fed = FedEndpoint.openIn(editor, "itself")) {
            for (int message = 1; message <= 3; message++) {
                int rows = message + 1;
                fed.line.receive("message " + message);
                editor.await("the message", window -> window.rows() == rows);
                pause(STEP_MILLIS);
            }
            replay(page -> {
                page.type("Endpoint:", fed.endpoint.label());
                page.press("Replay");
            });
            editor.awaitLabel(text -> text.startsWith("3 messages sent, "));
            editor.await("what was sent and what came back", window -> window.rows() == 10);
            assertEquals(3, fed.endpoint.sent());
        }
    }

    /** Long enough for what is sent to be recorded and shown before the next message is due. */
    private static void pause(int millis) {
        AtomicBoolean over = new AtomicBoolean();
        Display.getCurrent().timerExec(millis, () -> over.set(true));
        Widgets.await("the time", over::get, () -> millis + " ms");
    }

    @Test
    void aReplayGoesOnWithoutItsEditor() throws Exception {
        open(Duration.ofMillis(100));
        try (FedEndpoint fed = FedEndpoint.open("longer")) {
            replay(page -> page.press("Replay"));
            String how = "Replaying to " + fed.endpoint.label() + ": \\d+ messages sent, \\d+ of 20 rows";
            editor.awaitLabel(text -> text.matches(how));
            fed.line.hold();
            Screenshot.take(editor.shell(), "replay-goes-on");
            editor.close();
            assertTrue(fed.endpoint.sent() < 20, "it goes on");
            fed.line.letGo();
            Widgets.await("all messages", () -> fed.endpoint.sent() == 20, () -> fed.endpoint.sent() + " sent");
        } finally {
            editor = MessagesWindow.openView();
        }
    }

    @Test
    void whatTheRemoteDoesNotTakeIsToldWithItsRow() throws Exception {
        open(Duration.ofMillis(1));
        try (FedEndpoint fed = FedEndpoint.open("refusing")) {
            fed.line.refuse("The remote takes nothing", "Wait.");
            replay(page -> page.press("Replay"));
            editor.awaitLabel("Row 0 could not be sent: The remote takes nothing. Wait."::equals);
        }
    }
}
