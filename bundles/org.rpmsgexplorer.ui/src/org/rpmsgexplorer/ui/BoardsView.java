/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.ui;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** The view "Boards": each board with its control devices, channels and endpoints, or a sentence when there are none. */
public final class BoardsView extends ViewPart {
    /** The view's id in plugin.xml. */
    public static final String ID = "org.rpmsgexplorer.ui.boards";

    private final StackLayout stack = new StackLayout();
    private Composite area;
    private Control empty;
    private Composite boards;
    private TreeViewer viewer;
    private BoardImages images;

    @Override
    public void createPartControl(Composite parent) {
        images = new BoardImages();
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        area.addDisposeListener(event -> images.dispose());
        empty = createEmptyState(area);
        boards = new Composite(area, SWT.NONE);
        createTree(boards);
        getSite().setSelectionProvider(viewer);
        show(List.of());
    }

    /**
     * Replaces what the view shows. The first boards come with everything open down to their channels; from then on open,
     * closed and selected rows stay as the user has them. To be called in the UI thread.
     */
    public void show(List<BoardItem> items) {
        boolean first = stack.topControl != boards;
        Object[] expanded = viewer.getExpandedElements();
        viewer.getTree().setRedraw(false);
        try {
            viewer.setInput(List.copyOf(items));
            if (first) {
                viewer.expandToLevel(3);
            } else {
                viewer.setExpandedElements(expanded);
            }
        } finally {
            viewer.getTree().setRedraw(true);
        }
        stack.topControl = items.isEmpty() ? empty : boards;
        area.layout();
    }

    @Override
    public void setFocus() {
        stack.topControl.setFocus();
    }

    private static Control createEmptyState(Composite parent) {
        Composite composite = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(composite);
        Label text = new Label(composite, SWT.WRAP);
        text.setText(Messages.BoardsView_empty);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(text);
        return composite;
    }

    private void createTree(Composite parent) {
        TreeColumnLayout columns = new TreeColumnLayout();
        parent.setLayout(columns);
        viewer = new TreeViewer(parent, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | SWT.FULL_SELECTION);
        viewer.setUseHashlookup(true);
        BoardItemContent content = new BoardItemContent();
        viewer.setComparer(content);
        viewer.setContentProvider(content);
        viewer.getTree().setHeaderVisible(true);
        addColumn(columns, Messages.BoardsView_name, 3, BoardItem::label, true);
        addColumn(columns, Messages.BoardsView_details, 2, BoardItem::detail, false);
    }

    private void addColumn(TreeColumnLayout columns, String title, int weight, Function<BoardItem, String> text,
            boolean withImage) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        column.getColumn().setMoveable(false);
        columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, 80, true));
        column.setLabelProvider(ColumnLabelProvider.createTextImageProvider(item -> text.apply((BoardItem) item),
                item -> withImage ? images.of(((BoardItem) item).kind()) : null));
    }
}
