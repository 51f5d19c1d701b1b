// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.BoardsView;

/** The view "Boards" as a person sees and uses it. UI thread only. */
final class BoardsPage {
    /** The ways, as the dialog has them. */
    static final String FD = "fd: a descriptor, and no node";
    static final String LEGACY = "legacy: a node /dev/rpmsgN";

    private final IViewPart view;

    private BoardsPage(IViewPart view) {
        this.view = view;
    }

    /** Opens the view in a window of 1100 by 800 pixels, without the welcome page. */
    static BoardsPage open() throws Exception {
        IWorkbenchPage page = Widgets.page();
        BoardsPage boards = new BoardsPage(page.showView(BoardsView.ID));
        Widgets.drainEvents();
        return boards;
    }

    /** Opens the view in the perspective "RPMsg", which is as it was at first. */
    static BoardsPage openInPerspective() throws Exception {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        open();
        IWorkbenchPage page = PlatformUI.getWorkbench().showPerspective("org.rpmsgexplorer.ui.perspective", window);
        page.resetPerspective();
        window.getShell().setSize(1200, 900);
        BoardsPage boards = new BoardsPage(page.showView(BoardsView.ID));
        Widgets.drainEvents();
        return boards;
    }

    /** Closes the view and takes back the theme of this run. */
    void close() {
        view.getSite().getPage().hideView(view);
        Theme.ofThisRun().use();
    }

    /** Returns the text in place of rows. */
    Link link() {
        return Widgets.all(Link.class, part()).get(0);
    }

    /** Returns what stands below the rows; empty where nothing does. */
    String notice() {
        return Widgets.all(Label.class, part()).stream().filter(Label::isVisible).map(Label::getText)
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** Clicks a link below the rows. */
    void clickNotice(String target) {
        Link links = Widgets.all(Link.class, part()).get(1);
        assertTrue(links.isVisible() && links.getText().contains("<a href=\"" + target + "\">"), links.getText());
        Event click = new Event();
        click.text = target;
        links.notifyListeners(SWT.Selection, click);
    }

    void awaitNotice(Predicate<String> wanted) {
        Widgets.await("the notice", () -> wanted.test(notice()), this::shown);
    }

    Tree tree() {
        return Widgets.only(Tree.class, part());
    }

    IViewPart view() {
        return view;
    }

    IWorkbenchPage page() {
        return view.getSite().getPage();
    }

    Shell shell() {
        shellOfView().getDisplay().update();
        return shellOfView();
    }

    /** Clicks the link that starts the virtual board. */
    void clickStart() {
        Widgets.await("the link", () -> link().isVisible() && link().getText().contains("<a href=\"start\">"), this::shown);
        Event click = new Event();
        click.text = "start";
        link().notifyListeners(SWT.Selection, click);
    }

    /** Starts the virtual board and waits until its devices are there. */
    TreeItem startVirtualBoard() {
        clickStart();
        return awaitRow("rpmsg-echo", detail -> true);
    }

    void select(TreeItem... items) {
        tree().setSelection(items);
        Event selection = new Event();
        selection.item = items[0];
        tree().notifyListeners(SWT.Selection, selection);
        Widgets.drainEvents();
    }

    void execute(String command) throws Exception {
        view.getSite().getService(IHandlerService.class).executeCommand(command, null);
    }

    /** Runs the command that F5 is bound to. */
    void refresh() {
        try {
            execute("org.eclipse.ui.file.refresh");
        } catch (Exception failed) {
            throw new AssertionError("refresh is handled in this view", failed);
        }
    }

    /** Refreshes and waits until that has been done and shown. */
    void refreshAndWait() {
        refresh();
        Widgets.await("the end of the jobs", () -> !isBusy(), this::shown);
        Widgets.drainEvents();
    }

    /** Presses a button of the view's tool bar when it is enabled. */
    void press(String button) {
        awaitEnabled(button, true);
        item(button).orElseThrow().notifyListeners(SWT.Selection, new Event());
    }

    void awaitEnabled(String button, boolean enabled) {
        Widgets.await(button + (enabled ? " enabled" : " disabled"),
                () -> item(button).map(found -> found.isEnabled() == enabled).orElse(false), this::shown);
    }

    /** Waits until the text in place of rows is in sight and no work is under way. */
    void awaitEmpty() {
        Widgets.await("the empty view", () -> link().isVisible() && link().getText().startsWith("No board is connected yet.")
                && !isBusy(), this::shown);
    }

    /** Waits for a row whose details are as wanted. */
    TreeItem awaitRow(String name, Predicate<String> details) {
        Widgets.await("row " + name, () -> row(name, details).isPresent(), this::shown);
        return row(name, details).orElseThrow();
    }

    /** Waits for a row with these details, whatever it is called. */
    TreeItem awaitRow(String detail) {
        Widgets.await(detail, () -> all(tree().getItems()).anyMatch(item -> item.getText(1).equals(detail)), this::shown);
        return all(tree().getItems()).filter(item -> item.getText(1).equals(detail)).findFirst().orElseThrow();
    }

    /** Selects a row and presses the enter key. */
    void open(TreeItem item) {
        select(item);
        Event enter = new Event();
        enter.item = item;
        tree().notifyListeners(SWT.DefaultSelection, enter);
    }

    /** Creates an endpoint to the channel rpmsg-sink, with the source 0x500. */
    void createEndpoint(String way, String name) {
        DialogPage.Expected dialog = DialogPage.expect("Create Endpoint", page -> {
            page.type("Name:", name);
            page.type("Source:", "0x500");
            page.press(way);
            page.press("Create");
        });
        page().activate(view);
        select(awaitRow("rpmsg-sink", detail -> true));
        press("Create Endpoint...");
        dialog.await();
    }

    /** Waits until the Messages view has the focus, as after an endpoint was created. */
    void awaitMessages() {
        Widgets.await("the messages", () -> page().getActivePart().getSite().getId().equals("org.rpmsgexplorer.ui.messages"),
                () -> page().getActivePart().getTitle());
    }

    void awaitNoRow(String name) {
        Widgets.await("no row " + name, () -> row(name, detail -> true).isEmpty(), this::shown);
    }

    static boolean isBusy() {
        return Job.getJobManager().find(BoardJob.FAMILY).length > 0;
    }

    /** Opens the context menu and returns its entries with "on" or "off", and "-" for a line. */
    List<String> contextMenu() {
        Menu menu = tree().getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        List<String> entries = new ArrayList<>();
        for (MenuItem item : menu.getItems()) {
            boolean line = (item.getStyle() & SWT.SEPARATOR) != 0;
            entries.add(line ? "-" : item.getText().replaceAll("&|\t.*", "") + (item.isEnabled() ? " on" : " off"));
        }
        menu.notifyListeners(SWT.Hide, new Event());
        return entries;
    }

    /** Returns all rows of a name. */
    List<TreeItem> rows(String name) {
        return all(tree().getItems()).filter(item -> item.getText(0).equals(name)).toList();
    }

    private Optional<TreeItem> row(String name, Predicate<String> details) {
        if (!tree().isVisible()) {
            return Optional.empty();
        }
        return all(tree().getItems()).filter(item -> item.getText(0).equals(name) && details.test(item.getText(1)))
                .findFirst();
    }

    private static Stream<TreeItem> all(TreeItem[] items) {
        return Stream.of(items).flatMap(item -> Stream.concat(Stream.of(item), all(item.getItems())));
    }

    private Optional<ToolItem> item(String button) {
        return toolBars().stream().flatMap(bar -> Stream.of(bar.getItems()))
                .filter(item -> Objects.equals(item.getToolTipText(), button)
                        || item.getToolTipText() != null && (item.getToolTipText().startsWith(button + " (")
                                || item.getToolTipText().startsWith(button.replace("...", "") + ": ")))
                .findFirst();
    }

    /** Waits until a button of the view's tool bar says this. */
    void awaitTip(String button, String tip) {
        Widgets.await(tip, () -> item(button).map(found -> found.getToolTipText().equals(tip)).orElse(false), this::shown);
    }

    private String shown() {
        StringBuilder text = new StringBuilder(link().isVisible() ? link().getText() : notice());
        all(tree().getItems()).forEach(item -> text.append('\n').append(item.getText(0)).append(": ")
                .append(item.getText(1)));
        toolBars().forEach(bar -> Stream.of(bar.getItems()).forEach(
                item -> text.append('\n').append(item.getToolTipText()).append(item.isEnabled() ? " on" : " off")));
        return text.toString();
    }

    /** The view's tool bar is not in the view, but in the corner of the folder that holds its tab. */
    private List<ToolBar> toolBars() {
        Composite folder = part();
        while (!(folder instanceof CTabFolder)) {
            folder = folder.getParent();
        }
        return Widgets.all(ToolBar.class, folder);
    }

    private Composite part() {
        return Widgets.partOf(view);
    }

    private Shell shellOfView() {
        return view.getSite().getShell();
    }
}
