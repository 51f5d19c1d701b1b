// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.function.Consumer;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IEvaluationService;

/** Lets the commands be enabled and disabled as the board's status changes. */
final class CommandUpdate implements Consumer<BoardStatus> {
    @Override
    public void accept(BoardStatus status) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IWorkbench workbench = PlatformUI.getWorkbench();
        workbench.getDisplay().asyncExec(() -> {
            if (!workbench.isClosing()) {
                IEvaluationService expressions = workbench.getService(IEvaluationService.class);
                expressions.requestEvaluation(BoardPropertyTester.NAMESPACE + BoardPropertyTester.CAN_START);
                expressions.requestEvaluation(BoardPropertyTester.NAMESPACE + BoardPropertyTester.CAN_STOP);
            }
        });
    }
}
