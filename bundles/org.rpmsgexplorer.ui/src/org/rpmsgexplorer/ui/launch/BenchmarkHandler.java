// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.benchmark.RunTarget;
import org.rpmsgexplorer.ui.boards.BoardsView;

/** Runs a benchmark with one click; its button says where, or why not. */
public final class BenchmarkHandler extends AbstractHandler implements IElementUpdater {
    /** The id of its command in plugin.xml. */
    public static final String COMMAND = "org.rpmsgexplorer.ui.runBenchmark";

    /** The window whose rows the button goes by; null before there is a button. */
    private IWorkbenchWindow watched;

    private final ISelectionListener selected = (part, selection) -> PlatformUI.getWorkbench().getService(ICommandService.class)
            .refreshElements(COMMAND, null);

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        BenchmarkLauncher.run(HandlerUtil.getActiveWorkbenchWindowChecked(event));
        return null;
    }

    @Override
    public void updateElement(UIElement element, Map parameters) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window != null) {
            watch(window);
            element.setTooltip(tip(UiActivator.benchmarks().state(), BenchmarkLauncher.target(window)));
        }
    }

    private void watch(IWorkbenchWindow window) {
        if (watched == null) {
            watched = window;
            watched.getSelectionService().addSelectionListener(BoardsView.ID, selected);
        }
    }

    @Override
    public void dispose() {
        if (watched != null) {
            watched.getSelectionService().removeSelectionListener(BoardsView.ID, selected);
        }
        super.dispose();
    }

    private static String tip(RunState state, RunTarget target) {
        if (state instanceof RunState.Going going) {
            return NLS.bind(Messages.BenchmarkHandler_going, going.target().label());
        }
        return target instanceof RunTarget.OnBoard on ? NLS.bind(Messages.BenchmarkHandler_run, on.label())
                : NLS.bind(Messages.BenchmarkHandler_missing, ((RunTarget.Missing) target).why());
    }
}
