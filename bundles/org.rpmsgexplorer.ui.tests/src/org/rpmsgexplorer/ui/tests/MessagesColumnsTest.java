// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The columns of the messages' table: hidden, moved, widened, kept, and taken back. */
class MessagesColumnsTest {
    private static final List<String> STANDARD = List.of("Time", "Direction", "Board", "Endpoint", "Source", "Destination", "Length",
            "Text");

    private MessagesWindow messages;
    private FedEndpoint fed;

    @BeforeEach
    void open() throws Exception {
        messages = MessagesWindow.openView();
        fed = FedEndpoint.openIn(messages, "columns");
        fed.line.receive("{\"t\": 21.5}");
        messages.await("the message", window -> window.rows() == 2);
    }

    @AfterEach
    void close() throws Exception {
        choose("Reset Columns");
        fed.close();
        messages.close();
    }

    private ColumnHeads heads() {
        return new ColumnHeads(messages.table());
    }

    private void choose(String item) {
        Menus.choose(messages.table().getMenu(), "Columns", item);
    }

    @Test
    void whatTheUserChoosesIsThereAgainInTheNextView() throws Exception {
        assertEquals(STANDARD, heads().titles());
        int width = heads().width("Endpoint");
        choose("Source");
        choose("Destination");
        heads().drag("Text", "Board");
        heads().widen("Endpoint", 40);
        messages.click(1);
        messages.await("its field", window -> window.fields().getItemCount() == 1);
        messages.fields().setSelection(messages.fields().getItem(0));
        messages.execute("org.rpmsgexplorer.ui.messages.fieldColumn");
        List<String> chosen = List.of("Time", "Direction", "t", "Text", "Board", "Endpoint", "Length");
        assertEquals(chosen, heads().titles());
        assertEquals(width + 40, heads().width("Endpoint"));
        assertEquals("21.5", messages.cell("t", 1));
        Screenshot.take(messages.shell(), "messages-columns");

        messages.close();
        messages = MessagesWindow.openView();
        messages.await("the table", window -> window.table().isVisible());
        assertEquals(chosen, heads().titles());
        assertEquals(width + 40, heads().width("Endpoint"));

        messages.pressTool("New Messages View");
        MessagesWindow other = MessagesWindow.active();
        other.await("what was chosen last", window -> new ColumnHeads(window.table()).titles().equals(chosen));
        other.close();

        choose("Reset Columns");
        assertEquals(STANDARD, heads().titles());
        assertEquals(width, heads().width("Endpoint"));
    }

    @Test
    void anotherDisplayOfTimesKeepsTheOrder() {
        heads().drag("Length", "Direction");
        List<String> moved = List.of("Time", "Length", "Direction", "Board", "Endpoint", "Source", "Destination", "Text");
        assertEquals(moved, heads().titles());
        int width = heads().width("Time");
        messages.chooseInMenu("Time", "Date and Time of Day");
        assertTrue(messages.cell("Time", 1).matches("\\d{4}-\\d\\d-\\d\\d .*"), messages.cell("Time", 1));
        assertTrue(heads().width("Time") > width, "a date needs more room");
        assertEquals(moved, heads().titles());
        messages.chooseInMenu("Time", "Since First Row");
        assertEquals(width, heads().width("Time"));
    }

    @Test
    void theMenuOfRowsEndsWithTheColumns() {
        List<String> items = Menus.show(messages.table().getMenu());
        assertEquals(List.of("Copy", "Copy as Hex", "Copy as C Array"), items.subList(0, 3));
        assertEquals("Columns", items.get(items.size() - 1));
    }

    @Test
    void aColumnIsMadeAsWideAsItsCells() {
        heads().widen("Board", 100);
        int wide = heads().width("Board");
        int text = heads().width("Text");
        heads().fit("Board");
        int fitting = heads().width("Board");
        assertTrue(fitting > 20 && fitting < wide - 60, fitting + " of " + wide);
        assertEquals(text + wide - fitting, heads().width("Text"), "the text has the rest");
    }
}
