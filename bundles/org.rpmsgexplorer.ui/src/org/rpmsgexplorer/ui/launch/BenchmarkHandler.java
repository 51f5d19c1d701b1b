// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.benchmark.RunTarget;

/** Runs a benchmark with one click; its button says where, or why not. */
public final class BenchmarkHandler extends AbstractHandler implements IElementUpdater {
    /** The id of its command in plugin.xml. */
    public static final String COMMAND = "org.rpmsgexplorer.ui.runBenchmark";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        BenchmarkLauncher.run(HandlerUtil.getActiveWorkbenchWindowChecked(event));
        return null;
    }

    @Override
    public void updateElement(UIElement element, Map parameters) {
        IWorkbenchWindow window = element.getServiceLocator().getService(IWorkbenchWindow.class);
        if (window != null) {
            element.setTooltip(tip(UiActivator.benchmarks().state(), BenchmarkLauncher.target(window)));
        }
    }

    private static String tip(RunState state, RunTarget target) {
        if (state instanceof RunState.Going going) {
            return NLS.bind(Messages.BenchmarkHandler_going, going.target().label());
        }
        return target instanceof RunTarget.OnBoard on ? NLS.bind(Messages.BenchmarkHandler_run, on.label())
                : NLS.bind(Messages.BenchmarkHandler_missing, ((RunTarget.Missing) target).why());
    }
}
