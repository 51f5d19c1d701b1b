// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rpmsgexplorer.ui.wizard.BoardWizard;

/** Asks for a new board. */
public final class AddBoardHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        new WizardDialog(HandlerUtil.getActiveShellChecked(event), new BoardWizard()).open();
        return null;
    }
}
