// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rpmsgexplorer.ui.UiActivator;

/** Starts or stops the virtual board, as the word behind this class's name in plugin.xml says; brings up the view that shows it. */
public final class VirtualBoardHandler extends AbstractHandler implements IExecutableExtension {
    private boolean starts;

    @Override
    public void setInitializationData(IConfigurationElement element, String attribute, Object data) {
        starts = data.equals("start");
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (starts) {
            show(event);
            UiActivator.boards().startVirtual();
        } else {
            UiActivator.boards().stopVirtual();
        }
        return null;
    }

    private static void show(ExecutionEvent event) throws ExecutionException {
        try {
            HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(BoardsView.ID);
        } catch (PartInitException failed) {
            throw new ExecutionException(failed.getMessage(), failed);
        }
    }
}
