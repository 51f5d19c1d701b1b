// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.rpmsgexplorer.ui.properties.FactPage;

/**
 * A property sheet of the Boards view, which follows what happens to its rows: those that are selected, or were when it was pinned.
 * UI thread only.
 */
final class BoardSheet extends FactPage {
    private final IWorkbenchPart view;
    private List<?> shown = List.of();

    BoardSheet(IWorkbenchPart view) {
        this.view = view;
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        shown = part == view && selection instanceof IStructuredSelection rows ? List.copyOf(rows.toList()) : List.of();
        super.selectionChanged(part, selection);
    }

    /** Shows its rows as they are now; those that are gone stay as they were. */
    void show(List<BoardItem> rows) {
        Set<String> ids = shown.stream().map(row -> ((BoardItem) row).id()).collect(Collectors.toSet());
        List<BoardItem> fresh = all(rows).filter(row -> ids.contains(row.id())).toList();
        if (!isDisposed() && !fresh.isEmpty() && !fresh.equals(shown)) {
            selectionChanged(view, new StructuredSelection(fresh));
        }
    }

    private static Stream<BoardItem> all(List<BoardItem> rows) {
        return rows.stream().flatMap(row -> Stream.concat(Stream.of(row), all(row.children())));
    }

    /** Returns whether its Properties view is gone. */
    boolean isDisposed() {
        return getControl() != null && getControl().isDisposed();
    }
}
