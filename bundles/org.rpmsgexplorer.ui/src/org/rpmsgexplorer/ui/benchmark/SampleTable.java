// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.rpmsgexplorer.ui.AccessibleName;

/** Shows every sample of a run, a row for each. UI thread only. */
final class SampleTable {
    /** The columns that have no numbers. */
    private static final Set<String> WORDS = Set.of(Messages.SampleRows_way, Messages.SampleRows_engine,
            Messages.SampleRows_step);
    private static final int NARROW = 70;
    private static final int ROOM = 16;

    private final Table table;
    private SampleRows rows = SampleRows.NONE;

    SampleTable(Composite parent) {
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        table.setHeaderVisible(true);
        table.addListener(SWT.SetData, event -> ((TableItem) event.item)
                .setText(rows.cells(table.indexOf((TableItem) event.item)).toArray(String[]::new)));
        AccessibleName.give(table, Messages.SampleTable_name);
    }

    Table control() {
        return table;
    }

    /** Offers in a context menu to copy the selected rows. */
    void offerCopy(Consumer<String> copy) {
        Menu menu = new Menu(table);
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(Messages.SampleTable_copy);
        item.addListener(SWT.Selection, event -> copy.accept(selectedText()));
        menu.addListener(SWT.Show, event -> item.setEnabled(table.getSelectionCount() > 0));
        table.setMenu(menu);
    }

    /** Returns the selected rows below the titles, for spreadsheets. */
    String selectedText() {
        return Stream.concat(Stream.of(rows.titles()), Arrays.stream(table.getSelectionIndices()).sorted().mapToObj(rows::cells))
                .map(cells -> String.join("\t", cells)).collect(Collectors.joining(System.lineSeparator()));
    }

    void show(SampleRows fresh) {
        if (fresh.equals(rows)) {
            return;
        }
        table.setRedraw(false);
        try {
            table.setItemCount(0);
            setColumns(fresh);
            rows = fresh;
            table.setItemCount(fresh.samples().size());
        } finally {
            table.setRedraw(true);
        }
    }

    private void setColumns(SampleRows fresh) {
        if (fresh.titles().equals(rows.titles())) {
            return;
        }
        for (TableColumn old : table.getColumns()) {
            old.dispose();
        }
        for (String title : fresh.titles()) {
            TableColumn column = new TableColumn(table, WORDS.contains(title) ? SWT.LEFT : SWT.RIGHT);
            column.setText(title);
            // The header's letters are wider than the cells' where the theme has them bold.
            column.pack();
            column.setWidth(Math.max(NARROW, column.getWidth() + ROOM));
        }
    }
}
