// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rpmsgexplorer.ui.UiActivator;

/** Looks once more at the boards of the rows that are selected in the Boards view; at all where none is selected. */
public final class RefreshHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Set<String> chosen = new TreeSet<>();
        SelectedRows.in(HandlerUtil.getActiveWorkbenchWindowChecked(event)).forEach(row -> chosen.add(row.board()));
        if (chosen.isEmpty()) {
            UiActivator.boards().refresh();
        }
        chosen.forEach(UiActivator.boards()::refresh);
        return null;
    }
}
