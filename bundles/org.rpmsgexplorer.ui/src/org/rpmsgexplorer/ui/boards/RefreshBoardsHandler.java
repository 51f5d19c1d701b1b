// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.rpmsgexplorer.ui.UiActivator;

/** Looks at the boards once more. */
public final class RefreshBoardsHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        UiActivator.boards().refresh();
        return null;
    }
}
