// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.Optional;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardItem;

/** Begins a benchmark from elsewhere in the workbench, and shows the view with it. UI thread only. */
public final class BenchmarkOpening {
    private BenchmarkOpening() {
    }

    /**
     * Begins one where a row of the Boards view is; the view says why, where that is not possible.
     *
     * @param item the row, which is selected
     */
    public static void run(IWorkbenchPage page, BoardItem item) {
        try {
            page.showView(BenchmarkView.ID);
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
        if (RunTarget.of(UiActivator.boards().snapshots(), Optional.of(item)) instanceof RunTarget.Ready ready) {
            UiActivator.benchmarks().run(ready);
        }
    }
}
