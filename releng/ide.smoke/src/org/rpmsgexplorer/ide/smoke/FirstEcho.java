// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** From the IDE as it comes up to the first echo in three clicks: the channel, Create, Send. */
final class FirstEcho implements SmokeStartup.Steps {
    private static final String CHANNEL = "rpmsg-echo";

    @Override
    public List<String> perform(Screen screen) throws Exception {
        List<String> found = new ArrayList<>();
        found.add("in " + screen.window().getActivePage().getPerspective().getId());
        found.add("welcome " + screen.window().getWorkbench().getIntroManager().hasIntro());
        screen.await("the channel", () -> !rows(screen, CHANNEL).isEmpty());
        found.add("title " + screen.shell().getText());
        screen.fill();
        screen.picture("started-light.png");
        NatTable table = echo(screen);
        for (int row = 2; row < table.getRowCount(); row++) {
            found.add(cells(table, row));
        }
        screen.picture("echo-light.png");
        screen.useDarkTheme();
        screen.picture("echo-dark.png");
        found.add("processes " + ProcessHandle.current().descendants().map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" ")));
        return found;
    }

    /** Sends a message and gets its echo, from where a board is connected; returns the table that shows both. */
    static NatTable echo(Screen screen) {
        screen.await("the channel", () -> !rows(screen, CHANNEL).isEmpty());
        screen.whenDialog("Create Endpoint", dialog -> create(screen, dialog));
        doubleClick(rows(screen, CHANNEL).get(0));
        screen.await("its first row", () -> screen.find(NatTable.class).stream().anyMatch(table -> table.getRowCount() == 2));
        screen.await("the focus where one writes", () -> screen.focus() instanceof Combo combo && combo.getText().equals("hello"));
        screen.press("Send");

        screen.await("the echo",
                () -> rows(screen, CHANNEL).stream().anyMatch(row -> row.getText(1).startsWith("1 received, 1 sent")));
        NatTable table = screen.find(NatTable.class).get(0);
        screen.await("both messages", () -> table.getRowCount() == 4);
        return table;
    }

    private static List<TreeItem> rows(Screen screen, String name) {
        List<TreeItem> rows = new ArrayList<>();
        for (Tree tree : screen.find(Tree.class)) {
            collect(tree.getItems(), name, rows);
        }
        return rows;
    }

    private static void collect(TreeItem[] items, String name, List<TreeItem> rows) {
        for (TreeItem item : items) {
            if (item.getText(0).equals(name)) {
                rows.add(item);
            }
            collect(item.getItems(), name, rows);
        }
    }

    private static void doubleClick(TreeItem row) {
        row.getParent().setSelection(row);
        Event event = new Event();
        event.item = row;
        row.getParent().notifyListeners(SWT.Selection, event);
        row.getParent().notifyListeners(SWT.DefaultSelection, event);
    }

    private static void create(Screen screen, Shell dialog) {
        screen.picture(dialog, "create-light.png");
        screen.press(dialog, "Create");
    }

    /** Returns the direction and the text. */
    static String cells(NatTable table, int row) {
        return table.getDataValueByPosition(1, row) + " " + table.getDataValueByPosition(table.getColumnCount() - 1, row);
    }
}
