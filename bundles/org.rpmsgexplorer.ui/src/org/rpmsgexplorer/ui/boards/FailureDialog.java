// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Optional;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.IStatusAdapterConstants;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.framework.FrameworkUtil;

/**
 * Shows the user why something that was asked for was not done; nothing where it was cancelled. A {@link BoardJob} has written
 * it to the error log.
 *
 * @param title what could not be done
 */
public record FailureDialog(String title) implements BoardJob.Failure {
    @Override
    public void accept(Optional<Problem> problem) {
        if (problem.isPresent() && PlatformUI.isWorkbenchRunning()) {
            String bundle = FrameworkUtil.getBundle(FailureDialog.class).getSymbolicName();
            StatusAdapter status = new StatusAdapter(new Status(IStatus.ERROR, bundle, problem.get().text()));
            status.setProperty(IStatusAdapterConstants.TITLE_PROPERTY, title);
            StatusManager.getManager().handle(status, StatusManager.SHOW);
        }
    }
}
