// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.rpmsgexplorer.ui.AccessibleName;

/** The tree of the Boards view, which changes as little as it has to. UI thread only. */
final class BoardTree {
    private final Composite table;
    private final TreeViewer viewer;
    private final BoardImages images = new BoardImages();
    /** The rows that were opened when they came to have others below them. */
    private final Set<String> opened = new HashSet<>();
    private List<BoardItem> shown = List.of();
    /** Whether it has shown what was there at first. */
    private boolean begun;

    BoardTree(Composite parent) {
        table = new Composite(parent, SWT.NONE);
        table.addDisposeListener(event -> images.dispose());
        TreeColumnLayout columns = new TreeColumnLayout();
        table.setLayout(columns);
        viewer = new TreeViewer(table, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | SWT.FULL_SELECTION);
        viewer.setUseHashlookup(true);
        BoardItemContent content = new BoardItemContent();
        viewer.setComparer(content);
        viewer.setContentProvider(content);
        viewer.getTree().setHeaderVisible(true);
        AccessibleName.give(viewer.getTree(), Messages.BoardTree_accessibleName);
        ColumnViewerToolTipSupport.enableFor(viewer);
        addColumn(columns, Messages.BoardTree_name, 4, 170, new BoardLabels.Name(images));
        addColumn(columns, Messages.BoardTree_details, 6, 240, new BoardLabels.Details());
        viewer.setInput(shown);
    }

    private void addColumn(TreeColumnLayout columns, String title, int weight, int width, ColumnLabelProvider labels) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, width, true));
        column.setLabelProvider(labels);
    }

    Composite control() {
        return table;
    }

    TreeViewer viewer() {
        return viewer;
    }

    /** Returns the rows of the boards as they are shown. */
    List<BoardItem> shown() {
        return shown;
    }

    /** Returns the selected rows. */
    List<BoardItem> selected() {
        return viewer.getStructuredSelection().stream().map(BoardItem.class::cast).toList();
    }

    /** Shows these rows in the place of those before. A board that was added since then is selected. */
    void show(List<BoardItem> items) {
        List<BoardItem> before = shown;
        shown = items;
        if (TreeChanges.areAlike(before, items)) {
            List<BoardItem> changed = TreeChanges.of(before, items);
            if (!changed.isEmpty()) {
                viewer.update(changed.toArray(), null);
            }
        } else {
            replace(items);
        }
        chosen(before, items).ifPresent(item -> viewer.setSelection(new StructuredSelection(item), true));
        begun = true;
    }

    private Optional<BoardItem> chosen(List<BoardItem> before, List<BoardItem> items) {
        if (!begun) {
            return items.stream().findFirst();
        }
        Set<String> known = before.stream().map(BoardItem::id).collect(Collectors.toSet());
        return items.stream().filter(item -> !known.contains(item.id())).reduce((first, last) -> last);
    }

    /** A row is opened when it comes to have others below it; from then on it stays as the user has it. */
    private void replace(List<BoardItem> items) {
        Set<Object> expanded = new LinkedHashSet<>(Arrays.asList(viewer.getExpandedElements()));
        Set<String> there = new HashSet<>();
        open(items, expanded, there);
        opened.retainAll(there);
        viewer.getTree().setRedraw(false);
        try {
            viewer.setInput(items);
            viewer.setExpandedElements(expanded.toArray());
        } finally {
            viewer.getTree().setRedraw(true);
        }
    }

    private void open(List<BoardItem> items, Set<Object> expanded, Set<String> there) {
        for (BoardItem item : items) {
            there.add(item.id());
            if (item.children().isEmpty()) {
                opened.remove(item.id());
            } else if (opened.add(item.id())) {
                expanded.add(item);
            }
            open(item.children(), expanded, there);
        }
    }

    /** Opens a row, or closes it. */
    void toggle(BoardItem item) {
        viewer.setExpandedState(item, !viewer.getExpandedState(item));
    }
}
