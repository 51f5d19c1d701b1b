// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;

/** The menu of a table's columns: which of them are shown, and those of a new table again. UI thread only. */
final class ColumnsMenu {
    private final TableColumns columns;

    private ColumnsMenu(TableColumns columns) {
        this.columns = columns;
    }

    static MenuManager of(TableColumns columns) {
        MenuManager menu = new MenuManager(Messages.ColumnsMenu_columns);
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(new ColumnsMenu(columns)::fill);
        return menu;
    }

    private void fill(IMenuManager menu) {
        for (MessageColumn column : columns.layout().choices()) {
            Action action = action(MenuText.of(column.title()), IAction.AS_CHECK_BOX, columns.layout().toggle(column));
            action.setChecked(columns.layout().columns().contains(column));
            menu.add(action);
        }
        menu.add(new Separator());
        menu.add(action(Messages.ColumnsMenu_reset, IAction.AS_PUSH_BUTTON, ColumnLayout.STANDARD));
    }

    private Action action(String text, int style, ColumnLayout chosen) {
        return new Action(text, style) {
            @Override
            public void run() {
                columns.choose(chosen);
            }
        };
    }
}
