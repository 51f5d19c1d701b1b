// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rpmsgexplorer.ui.UiActivator;

/** Starts the virtual board and brings up the view that shows it. */
public final class StartVirtualBoardHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(BoardsView.ID);
        } catch (PartInitException failed) {
            throw new ExecutionException(failed.getMessage(), failed);
        }
        UiActivator.boards().start();
        return null;
    }
}
