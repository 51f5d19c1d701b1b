// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.List;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.rpmsgexplorer.ui.AccessibleName;

/** The table of runs. UI thread only. */
final class RunTable {
    private final TableViewer viewer;
    private List<RunRow> rows = List.of();

    RunTable(Composite parent) {
        viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        ColumnViewerToolTipSupport.enableFor(viewer);
        for (RunColumn column : RunColumn.values()) {
            TableViewerColumn shown = new TableViewerColumn(viewer, column.isNumber() ? SWT.RIGHT : SWT.LEFT);
            shown.getColumn().setText(column.title());
            shown.getColumn().setWidth(column.width());
            shown.getColumn().setMoveable(true);
            shown.setLabelProvider(new Cells(column));
        }
        AccessibleName.give(viewer.getTable(), Messages.RunTable_name);
    }

    /** What stands in a column; a problem is in the tool tip. */
    private static final class Cells extends ColumnLabelProvider {
        private final RunColumn column;

        Cells(RunColumn column) {
            this.column = column;
        }

        @Override
        public String getText(Object element) {
            return column.text((RunRow) element);
        }

        @Override
        public String getToolTipText(Object element) {
            RunRow row = (RunRow) element;
            return row.isReadable() ? row.id() : row.problem();
        }
    }

    TableViewer viewer() {
        return viewer;
    }

    /** Returns the rows that are shown. */
    List<RunRow> rows() {
        return rows;
    }

    /** Returns whether none of ours is there. */
    boolean isEmpty() {
        return rows.stream().allMatch(RunRow::isPublished);
    }

    /** Returns whether a run is there. */
    boolean has(String id) {
        return rows.stream().anyMatch(row -> row.id().equals(id));
    }

    /** Shows other rows; those that were selected stay so by their ids. */
    void show(List<RunRow> fresh) {
        List<String> selected = selected().stream().map(RunRow::id).toList();
        rows = fresh;
        viewer.setInput(rows);
        select(selected);
    }

    /** Selects runs; those that are not there are passed over. */
    void select(List<String> ids) {
        viewer.setSelection(new StructuredSelection(rows.stream().filter(row -> ids.contains(row.id())).toList()), true);
    }

    /** Returns the rows that are selected, from top to bottom. */
    List<RunRow> selected() {
        IStructuredSelection selection = viewer.getStructuredSelection();
        return rows.stream().filter(selection.toList()::contains).toList();
    }
}
