// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rpmsgexplorer.ui.UiActivator;

/** Looks once more at the boards of the selected rows; at all where none is selected. */
public final class RefreshHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Set<String> chosen = new TreeSet<>();
        for (Object selected : HandlerUtil.getCurrentStructuredSelection(event).toList()) {
            if (selected instanceof BoardItem item) {
                chosen.add(item.board());
            }
        }
        if (chosen.isEmpty()) {
            UiActivator.boards().refresh();
        }
        chosen.forEach(UiActivator.boards()::refresh);
        return null;
    }
}
