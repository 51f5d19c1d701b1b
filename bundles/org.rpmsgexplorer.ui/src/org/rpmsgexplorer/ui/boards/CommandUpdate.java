// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IEvaluationService;

/** Lets the commands be enabled and disabled as the boards change; any thread may run it. */
final class CommandUpdate implements Runnable {
    private final AtomicBoolean wanted = new AtomicBoolean();

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
            request(workbench, BoardPropertyTester.CAN, BoardPropertyTester.CAN_DELETE, BoardPropertyTester.CAN_START,
                    BoardPropertyTester.CAN_STOP);
        }
    }

    /** Lets the commands follow the selection in the Boards view at once: a context menu may come up next. UI thread only. */
    static void selectionChanged(IWorkbench workbench) {
        request(workbench, BoardPropertyTester.CAN);
    }

    private static void request(IWorkbench workbench, String... properties) {
        IEvaluationService expressions = workbench.getService(IEvaluationService.class);
        List.of(properties).forEach(property -> expressions.requestEvaluation(BoardPropertyTester.NAMESPACE + property));
    }
}
