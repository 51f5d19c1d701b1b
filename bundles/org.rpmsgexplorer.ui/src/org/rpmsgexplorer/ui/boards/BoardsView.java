// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.OpenEvent;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.rpmsgexplorer.ui.Coalescer;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.console.ConsoleLog;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;
import org.rpmsgexplorer.ui.traffic.TrafficService;
import org.rpmsgexplorer.ui.wizard.BoardWizard;

/** The view "Boards": boards with their control devices, channels and endpoints, or a text where there is none. */
public final class BoardsView extends ViewPart {
    /** The view's id in plugin.xml; its context help has the same one. */
    public static final String ID = "org.rpmsgexplorer.ui.boards";

    /** Counters go on without anybody telling it, and work waits. */
    private static final int COUNTERS_MILLIS = 500;
    private static final String ADD = "add";

    private final Boards boards = UiActivator.boards();
    private final TrafficService traffic = UiActivator.traffic();
    private final Map<String, Runnable> links = Map.of(ADD, this::addBoard, "start", boards::startVirtual);
    private final StackLayout stack = new StackLayout();
    private Composite area;
    private final BoardWork work = new BoardWork();
    private Composite page;
    private Link text;
    private Composite rows;
    private BoardTree tree;
    private NoticeBar notice;
    private Runnable changed;
    /** Those of all Properties views. */
    private final List<BoardSheet> sheets = new ArrayList<>();

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        createPage();
        createRows();
        createContextMenu();
        getSite().setSelectionProvider(tree.viewer());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(area, ID);
        getSite().getService(IWorkbenchSiteProgressService.class).showBusyForFamily(BoardJob.FAMILY);
        Coalescer changes = new Coalescer(area.getDisplay(), this::showIfThere);
        changed = changes::ask;
        boards.addListener(changed);
        traffic.addListener(changed);
        show();
        count();
        boards.refresh();
        if (RpmsgPreferences.startsVirtualBoard()) {
            boards.startVirtualFirst();
        }
    }

    @Override
    public void dispose() {
        boards.removeListener(changed);
        traffic.removeListener(changed);
        super.dispose();
    }

    @Override
    public void setFocus() {
        (stack.topControl == page ? text : tree.viewer().getControl()).setFocus();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == IPropertySheetPage.class) {
            BoardSheet sheet = new BoardSheet(this);
            sheets.add(sheet);
            return type.cast(sheet);
        }
        return super.getAdapter(type);
    }

    private void showIfThere() {
        if (!area.isDisposed()) {
            show();
        }
    }

    private void show() {
        List<BoardSnapshot> all = boards.snapshots();
        List<BoardItem> items = BoardRows.rows(all, all.stream().flatMap(this::endpoints).toList());
        tree.show(items);
        sheets.removeIf(BoardSheet::isDisposed);
        sheets.forEach(sheet -> sheet.show(items));
        showNotice();
        String empty = BoardRows.text(all);
        if (!empty.equals(text.getText())) {
            text.setText(empty);
            page.layout();
        }
        Composite top = items.isEmpty() ? page : rows;
        if (stack.topControl != top) {
            boolean focused = stack.topControl != null && getSite().getPage().getActivePart() == this;
            stack.topControl = top;
            area.layout();
            if (focused) {
                setFocus();
            }
        }
    }

    /** An endpoint of a board is one that goes over its connection, whatever the board was called at that time. */
    private Stream<EndpointRow> endpoints(BoardSnapshot board) {
        return boards.connection(board.id()).stream().flatMap(connection -> traffic.endpoints().stream()
                .filter(endpoint -> endpoint.goesOver(connection)).map(endpoint -> EndpointRow.of(board.id(), endpoint)));
    }

    private void count() {
        if (!area.isDisposed()) {
            boolean waits = work.look(BoardJob.entries());
            if (area.isVisible() && (waits || !traffic.endpoints().isEmpty())) {
                show();
            }
            area.getDisplay().timerExec(COUNTERS_MILLIS, this::count);
        }
    }

    private void showNotice() {
        notice.show(Notice.of(tree.shown(), tree.selected(), work.waiting()));
    }

    private void createRows() {
        rows = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(rows);
        tree = new BoardTree(rows);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.control());
        tree.viewer().addOpenListener(this::open);
        tree.viewer().addSelectionChangedListener(event -> {
            CommandUpdate.selectionChanged(getSite().getWorkbenchWindow().getWorkbench());
            showNotice();
        });
        notice = new NoticeBar(rows, this::take);
    }

    /** Does what the user has chosen below the rows. */
    private void take(Notice about, Notice.Offer offer) {
        switch (offer) {
            case CONNECT -> boards.connect(about.board());
            case TRY -> boards.tryNow(about.board());
            case DISCONNECT -> boards.disconnect(about.board());
            case START -> boards.startVirtual();
            case EDIT -> boards.snapshot(about.board()).flatMap(BoardSnapshot::entry).ifPresent(
                    entry -> new WizardDialog(getSite().getShell(), new BoardWizard(entry)).open());
            case CANCEL -> BoardJob.cancelWaiting(about.board());
            case CONSOLE -> boards.snapshot(about.board()).ifPresent(board -> ConsoleLog.show(getSite().getPage(), board.label()));
            case DISMISS -> boards.dismiss(about.board());
        }
    }

    private void createPage() {
        page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(page);
        text = new Link(page, SWT.WRAP);
        text.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                event -> links.getOrDefault(event.text, this::addBoard).run()));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(text);
    }

    private void addBoard() {
        new WizardDialog(getSite().getShell(), new BoardWizard()).open();
    }

    /** By a double click or the enter key. */
    private void open(OpenEvent event) {
        if (((IStructuredSelection) event.getSelection()).getFirstElement() instanceof BoardItem item) {
            Set<Action> possible = BoardActions.of(item, boards.snapshot(item.board()));
            if (item.board().equals(item.id()) && boards.virtual().canStart() && item.board().equals(Boards.VIRTUAL)) {
                boards.startVirtual();
            } else {
                BoardActions.primary(possible, item).ifPresentOrElse(
                        action -> new ActionRun(getSite().getWorkbenchWindow()).run(action, item), () -> tree.toggle(item));
            }
        }
    }

    private void createContextMenu() {
        MenuManager menu = new MenuManager();
        tree.viewer().getTree().setMenu(menu.createContextMenu(tree.viewer().getTree()));
        getSite().registerContextMenu(menu, tree.viewer());
    }
}
