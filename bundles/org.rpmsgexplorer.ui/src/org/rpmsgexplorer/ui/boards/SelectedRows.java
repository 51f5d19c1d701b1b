// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;

/** The rows that are selected in the Boards view, which its tool bar acts on whatever part has the focus. UI thread only. */
final class SelectedRows {
    private SelectedRows() {
    }

    /** Returns the rows in a window; none where the view is not there. */
    static List<BoardItem> in(IWorkbenchWindow window) {
        return Optional.ofNullable(window.getActivePage()).map(SelectedRows::in).orElse(List.of());
    }

    private static List<BoardItem> in(IWorkbenchPage page) {
        IViewReference view = page.findViewReference(BoardsView.ID);
        if (view == null || view.getView(false) == null || view.getView(false).getViewSite().getSelectionProvider() == null) {
            return List.of();
        }
        List<?> all = ((IStructuredSelection) view.getView(false).getViewSite().getSelectionProvider().getSelection()).toList();
        return all.stream().map(BoardItem.class::cast).toList();
    }
}
