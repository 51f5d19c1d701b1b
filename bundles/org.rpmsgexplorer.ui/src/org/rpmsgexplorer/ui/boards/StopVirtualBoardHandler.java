// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.rpmsgexplorer.ui.UiActivator;

/** Stops the virtual board, or its start. */
public final class StopVirtualBoardHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        UiActivator.boards().stop();
        return null;
    }
}
