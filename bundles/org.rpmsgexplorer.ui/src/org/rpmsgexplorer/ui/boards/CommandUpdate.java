// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.services.IEvaluationService;

/** Lets commands be enabled, disabled and named anew as something changes; any thread may run it. */
public final class CommandUpdate implements Runnable {
    /** The commands whose buttons go by the rows that are selected. */
    private static final List<String> SELECTED = List.of("org.rpmsgexplorer.ui.runBenchmark");

    private final List<String> properties;
    private final List<String> commands;
    private final AtomicBoolean wanted = new AtomicBoolean();

    /**
     * Creates it.
     *
     * @param properties full names of those that expressions in plugin.xml test
     * @param commands whose buttons say how it is now
     */
    public CommandUpdate(List<String> properties, List<String> commands) {
        this.properties = List.copyOf(properties);
        this.commands = List.copyOf(commands);
    }

    @Override
    public void run() {
        if (PlatformUI.isWorkbenchRunning() && wanted.compareAndSet(false, true)) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().asyncExec(() -> update(workbench));
        }
    }

    private void update(IWorkbench workbench) {
        wanted.set(false);
        if (!workbench.isClosing()) {
            request(workbench, properties);
            refresh(workbench, commands);
        }
    }

    /** Lets the commands follow the selection in the Boards view at once: a context menu may come up next. UI thread only. */
    static void selectionChanged(IWorkbench workbench) {
        request(workbench, List.of(BoardPropertyTester.NAMESPACE + BoardPropertyTester.CAN));
        refresh(workbench, SELECTED);
        refresh(workbench, ActionHandler.EXPLAINED);
    }

    private static void request(IWorkbench workbench, List<String> properties) {
        properties.forEach(workbench.getService(IEvaluationService.class)::requestEvaluation);
    }

    private static void refresh(IWorkbench workbench, List<String> commands) {
        ICommandService shown = workbench.getService(ICommandService.class);
        commands.forEach(command -> shown.refreshElements(command, null));
    }
}
