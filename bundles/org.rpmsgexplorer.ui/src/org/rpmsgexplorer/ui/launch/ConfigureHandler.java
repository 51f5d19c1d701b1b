// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the launch configurations of benchmarks. */
public final class ConfigureHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        BenchmarkLauncher.configure(HandlerUtil.getActiveWorkbenchWindowChecked(event));
        return null;
    }
}
