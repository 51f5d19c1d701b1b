// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.rpmsgexplorer.ui.properties.FactPage;

/** The property sheet of the Boards view, which follows what happens to the selected rows. UI thread only. */
final class BoardSheet extends FactPage {
    private final IWorkbenchPart view;
    private List<?> shown = List.of();

    BoardSheet(IWorkbenchPart view) {
        this.view = view;
    }

    /** Shows the selected rows as they are now. */
    void show(IStructuredSelection selection) {
        if (getControl() != null && !getControl().isDisposed() && !selection.toList().equals(shown)) {
            shown = List.copyOf(selection.toList());
            selectionChanged(view, selection);
        }
    }
}
