// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does with views of messages: several of them, the end in sight, completion, bytes and fields in step, copies. */
class MessagesViewsTest {
    private static final String COMMANDS = "org.rpmsgexplorer.ui.messages.";

    private MessagesWindow messages;
    private FedEndpoint fed;

    @BeforeEach
    void open() throws Exception {
        messages = MessagesWindow.openView();
        fed = FedEndpoint.openIn(messages, "first");
    }

    @AfterEach
    void close() throws Exception {
        messages.enter(messages.filter(), "");
        fed.close();
        messages.close();
    }

    @Test
    void endpointsAreMergedAndAPinnedViewKeepsItsOwn() throws Exception {
        try (FedEndpoint second = FedEndpoint.open("second")) {
            fed.line.receive("a");
            messages.await("its message", window -> window.rows() == 2);
            second.line.receive("b");
            Menus.choose(Menus.broughtUpBy(() -> messages.pressArrow("Endpoints")), second.endpoint.label() + " on virtual");
            messages.await("both, in their order", window -> window.rows() == 4
                    && window.cells(MessagesWindow.TEXT).equals(List.of("connected", "connected", "a", "b")));
            assertEquals("Messages – " + fed.endpoint.label() + ", " + second.endpoint.label(), messages.title());
            messages.pressTool("Pin");

            messages.pressTool("New Messages View");
            MessagesWindow other = MessagesWindow.active();
            other.await("the table", window -> window.table().isVisible());
            other.show(second.endpoint);
            other.await("the second one's rows", window -> window.rows() == 2);
            other.pressTool("Pin");
            second.line.receive("c");
            messages.await("the merged view has it", window -> window.rows() == 5);
            other.await("so has the other one", window -> window.rows() == 3);
            fed.line.receive("d");
            messages.await("only the merged view has it", window -> window.rows() == 6);
            assertEquals(List.of("connected", "b", "c"), other.cells(MessagesWindow.TEXT));

            other.show(fed.endpoint);
            MessagesWindow third = MessagesWindow.active();
            third.await("a view of its own, since the other is pinned", window -> window.title().equals("Messages – "
                    + fed.endpoint.label()));
            third.await("its rows", window -> window.rows() == 3);
            assertEquals("Messages – " + second.endpoint.label(), other.title());
            third.close();
            other.close();
            messages.pressTool("Pin");
        }
    }

    @Test
    void theEndStaysInSightUntilARowIsSelected() {
        for (int message = 0; message < 100; message++) {
            fed.line.receive("line " + message);
        }
        messages.await("the end", window -> window.rows() == 101 && window.lastRowInSight() == 100);
        new ColumnHeads(messages.table()).click("Text");
        assertEquals("", messages.selectedText(), "a head is no row");
        messages.click(1);
        assertTrue(messages.tool("Scroll Lock").orElseThrow().getSelection(), "who looks at a row is not taken away from it");
        int last = messages.lastRowInSight();
        fed.line.receive("later");
        messages.await("one more", window -> window.rows() == 102);
        assertEquals(last, messages.lastRowInSight());
        messages.pressTool("Scroll Lock");
        messages.await("the end", window -> window.lastRowInSight() == 101);
    }

    @Test
    void aFilterIsCompleted() throws Exception {
        messages.filter().setFocus();
        messages.filter().setText("dir == rx and l");
        messages.filter().setSelection(new Point(15, 15));
        press(SWT.MOD1, ' ');
        Table popup = popup();
        List<String> labels = List.of(popup.getItems()).stream().map(TableItem::getText).toList();
        assertTrue(labels.stream().anyMatch(label -> label.startsWith("len ")), labels.toString());
        Screenshot.take(messages.shell(), "messages-completion");
        popup.setSelection(labels.indexOf(labels.stream().filter(label -> label.startsWith("len ")).findFirst().orElseThrow()));
        popup.notifyListeners(SWT.DefaultSelection, new Event());
        assertEquals("dir == rx and len", messages.filter().getText());
        assertEquals(new Point(17, 17), messages.filter().getSelection(), "and the caret is behind it");
    }

    private void press(int modifier, char key) {
        Event event = new Event();
        event.stateMask = modifier;
        event.character = key;
        event.keyCode = key;
        event.doit = true;
        messages.filter().notifyListeners(SWT.KeyDown, event);
    }

    private Table popup() {
        Widgets.await("proposals", () -> proposals().length > 0, () -> "none");
        return (Table) proposals()[0];
    }

    private Object[] proposals() {
        return List.of(messages.shell().getDisplay().getShells()).stream().filter(shell -> shell.isVisible() && isPopup(shell))
                .flatMap(shell -> Widgets.all(Table.class, shell).stream()).toArray();
    }

    private boolean isPopup(Shell shell) {
        return shell != messages.shell() && shell.getText().isEmpty();
    }

    @Test
    void aRowsBytesAndFieldsAreSelectedInStep() {
        fed.line.receive("{\"id\": 17, \"name\": \"left\"}");
        fed.line.receive("{\"id\": 18, \"name\": \"right\"}");
        messages.await("both", window -> window.rows() == 3);
        messages.click(1);
        messages.await("its fields", window -> window.fields().getItem(0).getText(1).equals("17"));
        messages.fields().setSelection(messages.fields().getItem(1));
        messages.fields().notifyListeners(SWT.Selection, new Event());
        assertEquals("\"name\": \"left\"", marked(), "the field's bytes, as ASCII");
        messages.click(2);
        messages.await("the other's fields", window -> window.fields().getItem(0).getText(1).equals("18"));
        assertEquals("", marked());
        messages.bytes().setCaretOffset(messages.bytes().getText().indexOf("72 69 67 68"));
        assertEquals("name", messages.fields().getSelection()[0].getText(0), "by its bytes in hexadecimal");
        assertEquals("\"name\": \"right\"", marked());
    }

    @Test
    void whatNeedsASelectionIsGreyWithoutOne() {
        fed.line.receive("{\"n\": 7}");
        messages.await("the message", window -> window.rows() == 2);
        List<String> copies = List.of("Copy as Hex", "Copy as C Array");
        List<String> fields = List.of("Show or Hide Column", "Filter by This Value");
        assertTrue(Menus.grey(messages.table().getMenu()).containsAll(copies));
        assertEquals(fields, Menus.grey(messages.fields().getMenu()));
        messages.click(1);
        assertEquals(List.of(), Menus.grey(messages.table().getMenu()));
        messages.await("its field", window -> window.fields().getItemCount() == 1);
        messages.fields().setSelection(messages.fields().getItem(0));
        messages.fields().notifyListeners(SWT.Selection, new Event());
        assertEquals(List.of(), Menus.grey(messages.fields().getMenu()));
    }

    @Test
    void aFieldsBytesComeInSight() {
        StringBuilder json = new StringBuilder("{\"first\": 1");
        for (int field = 0; json.length() < 470; field++) {
            json.append(", \"f").append(field).append("\": 7");
        }
        json.append(", \"last\": 12}");
        json.insert(1, " ".repeat(496 - json.length()));
        fed.line.receive(json.toString());
        messages.await("the message", window -> window.rows() == 2);
        messages.click(1);
        messages.await("its fields", window -> window.fields().getItemCount() > 10);
        int fields = messages.fields().getItemCount();
        for (int field : new int[] {fields - 1, 0, fields / 2, fields - 1}) {
            messages.fields().setSelection(messages.fields().getItem(field));
            messages.fields().notifyListeners(SWT.Selection, new Event());
            StyledText bytes = messages.bytes();
            Point mark = bytes.getLocationAtOffset(bytes.getStyleRanges()[0].start);
            assertTrue(mark.y >= 0 && mark.y + bytes.getLineHeight() <= bytes.getClientArea().height,
                    "field " + field + " at " + mark + " of " + bytes.getClientArea());
        }
        assertEquals("\"last\": 12", marked());
    }

    /** Returns what is marked in the half that shows characters. */
    private String marked() {
        StringBuilder text = new StringBuilder();
        for (StyleRange range : messages.bytes().getStyleRanges()) {
            String line = messages.bytes().getLine(messages.bytes().getLineAtOffset(range.start));
            int column = range.start - messages.bytes().getOffsetAtLine(messages.bytes().getLineAtOffset(range.start));
            if (column > line.indexOf('|')) {
                text.append(line, column, column + range.length);
            }
        }
        return text.toString();
    }

    @Test
    void selectedRowsAreCopiedInThreeWays() throws Exception {
        fed.line.receive("one");
        fed.line.receive(new byte[] {1, (byte) 0xFE});
        messages.await("both", window -> window.rows() == 3);
        messages.table().setFocus();
        messages.click(0);
        messages.selectAll();
        assertCopied("org.eclipse.ui.edit.copy", "(?s)[\\d.]+\t\tvirtual\tfirst.*\tconnected\n[\\d.]+\trx\tvirtual.*\tone\n.*\t01 fe\n");
        assertCopied(COMMANDS + "copyHex", "6f 6e 65\n01 fe");
        assertCopied(COMMANDS + "copyCArray", "(?s).*\\[3\\] = \\{\n    0x6f, 0x6e, 0x65,\n\\};\n\n.*\\[2\\] = \\{\n    0x01, 0xfe,\n\\};");
    }

    @Test
    void howManyRowsWereCopiedIsSaid() throws Exception {
        fed.line.receive("one");
        fed.line.receive("two");
        messages.await("both", window -> window.rows() == 3);
        messages.table().setFocus();
        messages.click(0);
        messages.selectAll();
        messages.execute("org.eclipse.ui.edit.copy");
        messages.awaitLabel("3 rows copied."::equals);
        messages.execute(COMMANDS + "copyHex");
        messages.awaitLabel("2 messages copied."::equals);
    }

    private void assertCopied(String command, String expected) throws Exception {
        messages.execute(command);
        messages.await(expected, window -> window.clipboard() != null && window.clipboard().matches(expected));
    }

    @Test
    void aNoteIsWrittenAmongTheMessages() throws Exception {
        DialogPage.Expected dialog = DialogPage.expect("Add Note", page -> {
            assertFalse(page.button("OK").isEnabled(), "nothing is no note");
            page.type("What is to be written among the messages?", "the motor began to hum");
            Widgets.drainEvents();
            page.press("OK");
        });
        messages.execute(COMMANDS + "note");
        dialog.await();
        messages.await("the note", window -> window.rows() == 2 && window.cell(MessagesWindow.TEXT, 1).equals("the motor began to hum"));
        assertEquals("first", messages.cell(MessagesWindow.ENDPOINT, 1).replaceFirst(" .*", ""));
    }
}
