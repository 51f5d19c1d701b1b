// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IOConsoleOutputStream;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.benchmark.BenchmarkView;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.benchmark.RunTarget;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.SelectedRows;

/** Begins benchmarks from wherever in the workbench they are asked for. UI thread only, but where it is said. */
public final class BenchmarkLauncher {
    /** The group of the dialog "Run Configurations". */
    private static final String GROUP = IDebugUIConstants.ID_RUN_LAUNCH_GROUP;

    private BenchmarkLauncher() {
    }

    /** Returns the launch configurations; any thread may ask. */
    static Configurations configurations() {
        return new Configurations(InstanceScope.INSTANCE
                .getNode(FrameworkUtil.getBundle(BenchmarkLauncher.class).getSymbolicName()).node("benchmark"));
    }

    /** Returns where {@link #run} would run a benchmark now. */
    public static RunTarget target(IWorkbenchWindow window) {
        try {
            Optional<ILaunchConfiguration> last = configurations().all().stream().findFirst();
            BenchmarkDraft draft = BenchmarkDraft.of(last.isPresent() ? last.get().getAttributes() : Map.of());
            return RunTarget.of(UiActivator.boards().snapshots(), selected(window), draft.get(Attribute.BOARD),
                    draft.given(Attribute.CONTROL));
        } catch (CoreException failed) {
            return new RunTarget.Missing(failed.getMessage());
        }
    }

    /** Returns the row that is selected in the Boards view, whichever view is active. */
    private static Optional<BoardItem> selected(IWorkbenchWindow window) {
        return window == null ? Optional.empty() : SelectedRows.in(window).stream().findFirst();
    }

    /** Returns where a benchmark runs that names no board; any thread may ask but one that the UI thread waits for. */
    static RunTarget targetOfSelection(BenchmarkDraft draft) {
        RunTarget[] found = new RunTarget[1];
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.syncExec(() -> found[0] = RunTarget.of(UiActivator.boards().snapshots(),
                selected(PlatformUI.getWorkbench().getActiveWorkbenchWindow()), "", draft.given(Attribute.CONTROL)));
        return found[0];
    }

    private static IWorkbenchPage activePage() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? null : window.getActivePage();
    }

    /**
     * Runs the configuration that was used last, else the usual one, on the board that is selected, else on the only one that is
     * connected, else on its own; says why where that is not possible. While a benchmark is going on, shows that instead.
     */
    public static void run(IWorkbenchWindow window) {
        if (UiActivator.benchmarks().state() instanceof RunState.Going) {
            showView(window.getActivePage());
            return;
        }
        RunTarget target = target(window);
        if (target instanceof RunTarget.Missing missing) {
            MessageDialog.openInformation(window.getShell(), Messages.BenchmarkLauncher_run, missing.why());
            return;
        }
        try {
            launch(on(configurations().last(), (RunTarget.OnBoard) target));
        } catch (CoreException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

    /** What is chosen elsewhere is for this time only. */
    private static ILaunchConfiguration on(ILaunchConfiguration configuration, RunTarget.OnBoard target) throws CoreException {
        BenchmarkDraft draft = BenchmarkDraft.of(configuration.getAttributes());
        String control = target instanceof RunTarget.Ready ready ? ready.control() : draft.get(Attribute.CONTROL);
        if (draft.get(Attribute.BOARD).equals(target.board()) && draft.get(Attribute.CONTROL).equals(control)) {
            return configuration;
        }
        ILaunchConfigurationWorkingCopy copy = configuration.getWorkingCopy();
        copy.setAttribute(Attribute.BOARD.key(), target.board());
        copy.setAttribute(Attribute.CONTROL.key(), control);
        return copy;
    }

    /** Runs a configuration as it is. */
    static void launch(ILaunchConfiguration configuration) {
        DebugUITools.launch(configuration, ILaunchManager.RUN_MODE);
    }

    /** Opens the dialog "Run Configurations" with the benchmarks in sight. */
    public static void configure(IWorkbenchWindow window) {
        try {
            DebugUITools.openLaunchConfigurationDialogOnGroup(window.getShell(),
                    new StructuredSelection(configurations().last()), GROUP);
        } catch (CoreException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

    /**
     * Shows the Benchmark view for a process that has begun, not the Console, which has its lines; to be called by a job before
     * the process writes anything.
     */
    static void showBegun(IProcess process) {
        try {
            // Its console is made by a job of its family.
            Job.getJobManager().join(process, null);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        if (DebugUITools.getConsole(process) instanceof IConsole console) {
            quiet(console.getStream(IDebugUIConstants.ID_STANDARD_OUTPUT_STREAM));
            quiet(console.getStream(IDebugUIConstants.ID_STANDARD_ERROR_STREAM));
        }
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> showView(activePage()));
    }

    private static void quiet(IOConsoleOutputStream stream) {
        if (stream != null) {
            stream.setActivateOnWrite(false);
        }
    }

    private static void showView(IWorkbenchPage page) {
        if (page == null) {
            return;
        }
        try {
            // A view that has the focus would stay above it if both are in one place.
            page.bringToTop(page.showView(BenchmarkView.ID, null, IWorkbenchPage.VIEW_VISIBLE));
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }
}
