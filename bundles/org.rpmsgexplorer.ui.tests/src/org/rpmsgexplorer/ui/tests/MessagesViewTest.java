// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.load.FeedLine;
import org.rpmsgexplorer.ui.load.FloodRun;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The view "Messages" in a real workbench; the endpoint's other end is the test. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessagesViewTest {
    private static final int RATE = 20_000;
    private static final Duration FLOOD = Duration.ofSeconds(4);
    /** What is promised, in milliseconds. */
    private static final double LONGEST_BLOCK = 100;

    private MessagesWindow messages;
    private FeedLine line;
    private LiveEndpoint endpoint;
    private int evenMessages;

    @BeforeEach
    void open() throws Exception {
        messages = MessagesWindow.openView();
    }

    @AfterEach
    void close() throws Exception {
        if (endpoint != null) {
            UiActivator.traffic().close(endpoint);
        }
        messages.close();
    }

    /** Opens an endpoint and shows it alone; the capture has what the other tests have left. */
    private void begin(String name) throws Exception {
        line = new FeedLine(name);
        endpoint = UiActivator.traffic().begin(line, "virtual");
        messages.await("the table", window -> window.table().isVisible());
        messages.show(endpoint);
        messages.await("the endpoint's row", window -> window.rows() == 1 && window.cell("Text", 0).startsWith("connected"));
    }

    @Test
    void whatIsSentAndComesBackIsShown() throws Exception {
        begin("echo");
        messages.enter(messages.message(), "hello\\n");
        messages.awaitLabel("6 bytes sent."::equals);
        messages.await("both rows", window -> window.rows() == 3);
        assertEquals(List.of("tx", "rx"), messages.cells(MessagesWindow.DIRECTION).subList(1, 3));
        assertEquals(List.of("hello\\n", "hello\\n"), messages.cells(MessagesWindow.TEXT).subList(1, 3));
        messages.await("its title", window -> window.title().equals("Messages – " + endpoint.label()));
        assertTrue(messages.message().getItems()[0].equals("hello\\n"), "it is in the history");
    }

    @Test
    void theSendBarSaysInPlaceWhatIsWrong() throws Exception {
        begin("errors");
        messages.message().setText("a\\q");
        messages.awaitLabel(text -> text.startsWith("\"\\q\" is no escape"));
        assertFalse(messages.button("Send").isEnabled());
        messages.message().setText("x".repeat(500));
        messages.awaitLabel("500 of 496 bytes"::equals);
        messages.awaitLabel("On virtio a message has up to 496 bytes."::equals);
        assertTrue(messages.button("Send").isEnabled(), "other transports take more");
        line.refuse("The remote takes nothing", "Wait.");
        messages.enter(messages.message(), "x");
        messages.awaitLabel("The remote takes nothing. Wait."::equals);
        assertEquals(1, messages.rows(), "nothing was sent");
        assertEquals(1, Display.getCurrent().getShells().length - hiddenShells(), "no dialog");
        Screenshot.take(messages.shell(), "messages-send-error");
    }

    private static long hiddenShells() {
        return List.of(Display.getCurrent().getShells()).stream().filter(shell -> !shell.isVisible()).count();
    }

    @Test
    void hexIsSentAgainAndAgainUntilItIsStopped() throws Exception {
        begin("repeat");
        messages.combo(3).select(1);
        messages.combo(3).notifyListeners(SWT.Selection, new Event());
        messages.message().setText("01 ff");
        messages.button("Repeat").setSelection(true);
        messages.spinner(0).setSelection(1000);
        messages.spinner(1).setSelection(5);
        messages.press("Send");
        messages.await("some messages", window -> window.rows() > 10);
        assertFalse(messages.button("Send").isEnabled());
        messages.press("Stop");
        messages.await("the end", window -> window.button("Send").isEnabled());
        assertTrue(endpoint.sent() < 1000, endpoint.sent() + " were sent");
        assertEquals("01 ff", messages.cell(MessagesWindow.TEXT, 1));
        messages.button("Repeat").setSelection(false);
    }

    @Test
    void aFilterShowsItsRowsAsTheyCome() throws Exception {
        begin("filter");
        for (int message = 0; message < 10; message++) {
            line.receive("{\"t\": " + message + "}");
        }
        messages.await("all", window -> window.rows() == 11);
        messages.enter(messages.filter(), "field.t >= 7");
        messages.await("three rows", window -> window.rows() == 3);
        line.receive("{\"t\": 99}");
        line.receive("{\"t\": 1}");
        messages.await("four rows", window -> window.rows() == 4);
        assertEquals("{\"t\": 99}", messages.cell(MessagesWindow.TEXT, 3));
        messages.enter(messages.filter(), "field.t >=");
        messages.awaitLabel(text -> text.startsWith("column 11: "));
        assertEquals(4, messages.rows(), "the rows stay while something is wrong");
        assertEquals(new Point(10, 10), messages.filter().getSelection(), "the caret is where it is wrong");
        Screenshot.take(messages.shell(), "messages-filter-error");
        messages.enter(messages.filter(), "");
        messages.await("all", window -> window.rows() == 13);
    }

    @Test
    void aPausedViewCountsWhatComes() throws Exception {
        begin("pause");
        messages.pressTool("Pause");
        for (int message = 0; message < 5; message++) {
            line.receive("later");
        }
        messages.awaitLabel(text -> text.contains("paused: 5 more have come"));
        assertEquals(1, messages.rows());
        messages.pressTool("Pause");
        messages.await("all", window -> window.rows() == 6);
        messages.pressTool("Clear");
        messages.await("nothing", window -> window.rows() == 0);
        line.receive("new");
        messages.await("the new one", window -> window.rows() == 1);
        assertEquals("new", messages.cell(MessagesWindow.TEXT, 0));
    }

    @Test
    void gapsMarksAndWaitsAreRows() throws Exception {
        begin("events");
        line.lose(17);
        line.goAway("the remote has stopped");
        messages.await("both", window -> window.rows() == 3);
        messages.execute("org.rpmsgexplorer.ui.messages.mark");
        messages.await("the mark", window -> window.rows() == 4);
        assertEquals(List.of("17 messages were lost here", "gone for now: the remote has stopped"),
                messages.cells(MessagesWindow.TEXT).subList(1, 3));
        assertTrue(messages.cell(MessagesWindow.TEXT, 3).startsWith("Mark "), messages.cell(MessagesWindow.TEXT, 3));
    }

    @Test
    void aMessageIsShownInThreeWaysAndSelectedInStep() throws Exception {
        begin("decode");
        line.receive("{\"sensor\": {\"name\": \"outside\", \"t\": 21.5}, \"n\": 7}");
        line.lose(3);
        messages.await("the message", window -> window.rows() == 3);
        messages.click(1);
        messages.await("its bytes", window -> window.bytes().getText().startsWith("0000  7b 22 73 65"));
        assertEquals("Field (json)", messages.fields().getColumn(0).getText());
        assertEquals("sensor", messages.fields().getItem(0).getText(0));
        assertEquals("7", messages.fields().getItem(1).getText(1));
        // The digit 7: in the ASCII half of the third line.
        int place = messages.bytes().getText().lastIndexOf("7}");
        messages.bytes().setCaretOffset(place);
        messages.await("the field", window -> window.fields().getSelectionCount() == 1);
        assertEquals("n", messages.fields().getSelection()[0].getText(0));
        assertTrue(messages.bytes().getStyleRanges().length > 0, "its bytes are marked");
        messages.execute("org.rpmsgexplorer.ui.messages.fieldColumn");
        assertEquals("7", messages.cell("n", 1));
        assertTrue(messages.selectedText().startsWith("{"), "it is still selected");
        Screenshot.take(messages.shell(), "messages");
        messages.execute("org.rpmsgexplorer.ui.messages.fieldColumn");
    }

    @Test
    void aSearchGoesOnAndRoundTheEnd() throws Exception {
        begin("search");
        for (int message = 0; message < 100; message++) {
            line.receive(message % 30 == 5 ? "boot " + message : "other");
        }
        messages.await("all", window -> window.rows() == 101);
        messages.execute("org.eclipse.ui.edit.findReplace");
        assertTrue(messages.search().isVisible());
        for (String expected : List.of("boot 5", "boot 35", "boot 65", "boot 95", "boot 5")) {
            messages.enter(messages.search(), "BOOT");
            messages.await(expected, window -> window.selectedText().equals(expected));
        }
        messages.press("Previous");
        messages.await("the last one", window -> window.selectedText().equals("boot 95"));
        messages.enter(messages.search(), "nowhere");
        messages.awaitLabel("There is no such row."::equals);
    }

    /** What is promised: 20,000 messages a second in a visible, filtered view. Other work on the machine disturbs: the best counts. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aFloodDoesNotBlockTheUserInterface() throws Exception {
        begin("flood");
        messages.enter(messages.filter(), "text contains \"even\"");
        messages.await("no row", window -> window.rows() == 0);
        double longest = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && longest >= LONGEST_BLOCK; attempt++) {
            longest = Math.min(longest, longestBlockInAFlood());
        }
        assertTrue(longest < LONGEST_BLOCK, longest + " ms");
        messages.await("all of the filter's rows", window -> window.rows() == evenMessages);
        assertEquals(messages.rows() - 1, messages.lastRowInSight(), "the end is in sight");
        Screenshot.take(messages.shell(), "messages-flood");
    }

    private double longestBlockInAFlood() {
        FloodRun flood = FloodRun.run(messages.table(), line, RATE, FLOOD);
        System.out.printf(Locale.ROOT, "UI: longest block %.0f ms, %.1f frames/s, at %d messages/s%n", flood.longestBlockMillis(),
                flood.framesPerSecond(), RATE);
        assertTrue(flood.framesPerSecond() < 35, "not too often");
        evenMessages += (flood.messages() + 1) / 2;
        return flood.longestBlockMillis();
    }
}
