// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.rpmsgexplorer.ui.UiActivator;

/** The view "Boards": the virtual board with its control devices, channels and endpoints, or a text. */
public final class BoardsView extends ViewPart {
    /** The view's id in plugin.xml; its context help has the same one. */
    public static final String ID = "org.rpmsgexplorer.ui.boards";

    private final BoardRows rows = new BoardRows(VirtualBoardHost.NAME);
    private final Consumer<BoardStatus> listener = this::showLater;
    /** The rows that were opened when they came to have others below them. */
    private final Set<String> opened = new HashSet<>();
    private final StackLayout stack = new StackLayout();
    private Composite area;
    private Composite page;
    private Link text;
    private Composite table;
    private TreeViewer viewer;
    private BoardImages images;

    @Override
    public void createPartControl(Composite parent) {
        images = new BoardImages();
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        area.addDisposeListener(event -> images.dispose());
        createPage();
        createTree();
        createContextMenu();
        getSite().setSelectionProvider(viewer);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(area, ID);
        getSite().getService(IWorkbenchSiteProgressService.class).showBusyForFamily(BoardJob.FAMILY);
        Boards boards = UiActivator.boards();
        boards.addListener(listener);
        show(boards.status());
        boards.refresh();
    }

    @Override
    public void dispose() {
        UiActivator.boards().removeListener(listener);
        super.dispose();
    }

    @Override
    public void setFocus() {
        (stack.topControl == page ? text : viewer.getControl()).setFocus();
    }

    private void showLater(BoardStatus status) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            if (!area.isDisposed()) {
                show(status);
            }
        });
    }

    private void show(BoardStatus status) {
        List<BoardItem> items = rows.rows(status);
        showRows(items);
        text.setText(rows.text(status));
        Composite before = stack.topControl == page ? page : table;
        stack.topControl = items.isEmpty() ? page : table;
        area.layout(true, true);
        if (stack.topControl != before && getSite().getPage().getActivePart() == this) {
            setFocus();
        }
    }

    /** A row is opened when it comes to have others below it; from then on it stays as the user has it. */
    private void showRows(List<BoardItem> items) {
        Set<Object> expanded = new LinkedHashSet<>(Arrays.asList(viewer.getExpandedElements()));
        if (items.isEmpty()) {
            opened.clear();
        }
        open(items, expanded);
        viewer.getTree().setRedraw(false);
        try {
            viewer.setInput(items);
            viewer.setExpandedElements(expanded.toArray());
        } finally {
            viewer.getTree().setRedraw(true);
        }
    }

    private void open(List<BoardItem> items, Set<Object> expanded) {
        for (BoardItem item : items) {
            if (item.children().isEmpty()) {
                opened.remove(item.id());
            } else if (opened.add(item.id())) {
                expanded.add(item);
            }
            open(item.children(), expanded);
        }
    }

    private void createPage() {
        page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(page);
        text = new Link(page, SWT.WRAP);
        text.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> UiActivator.boards().start()));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(text);
    }

    private void createTree() {
        table = new Composite(area, SWT.NONE);
        TreeColumnLayout columns = new TreeColumnLayout();
        table.setLayout(columns);
        viewer = new TreeViewer(table, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | SWT.FULL_SELECTION);
        viewer.setUseHashlookup(true);
        BoardItemContent content = new BoardItemContent();
        viewer.setComparer(content);
        viewer.setContentProvider(content);
        viewer.getTree().setHeaderVisible(true);
        ColumnViewerToolTipSupport.enableFor(viewer);
        addColumn(columns, Messages.BoardsView_name, 2, new BoardLabels.Name(images));
        addColumn(columns, Messages.BoardsView_details, 3, new BoardLabels.Details());
    }

    private void addColumn(TreeColumnLayout columns, String title, int weight, ColumnLabelProvider labels) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, 80, true));
        column.setLabelProvider(labels);
    }

    private void createContextMenu() {
        MenuManager menu = new MenuManager();
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        getSite().registerContextMenu(menu, viewer);
    }
}
