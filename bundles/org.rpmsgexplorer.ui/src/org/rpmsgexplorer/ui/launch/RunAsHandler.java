// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * "Run As" in the context menu of the Boards view. The platform's own menu of that name would be on every row there, and mostly
 * have nothing in it.
 */
public final class RunAsHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        new BenchmarkShortcut().launch(HandlerUtil.getCurrentSelection(event), ILaunchManager.RUN_MODE);
        return null;
    }
}
