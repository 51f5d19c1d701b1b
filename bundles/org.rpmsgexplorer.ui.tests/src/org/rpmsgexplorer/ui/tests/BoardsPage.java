// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
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
import org.eclipse.ui.intro.IIntroManager;
import org.rpmsgexplorer.ui.boards.BoardsView;

/** The view "Boards" as a person sees and uses it. UI thread only. */
final class BoardsPage {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private final IViewPart view;

    private BoardsPage(IViewPart view) {
        this.view = view;
    }

    /** Opens the view in a window of 1000 by 800 pixels, without the welcome page. */
    static BoardsPage open() throws Exception {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        window.getShell().setSize(1000, 800);
        IWorkbenchPage page = window.getActivePage() == null ? window.openPage(null) : window.getActivePage();
        IIntroManager welcome = PlatformUI.getWorkbench().getIntroManager();
        if (welcome.getIntro() != null) {
            welcome.closeIntro(welcome.getIntro());
        }
        BoardsPage boards = new BoardsPage(page.showView(BoardsView.ID));
        Widgets.drainEvents();
        return boards;
    }

    /** Closes the view and takes the light theme back. */
    void close() {
        view.getSite().getPage().hideView(view);
        themeEngine().setTheme(LIGHT, false);
        Widgets.drainEvents();
    }

    void useDarkTheme() {
        themeEngine().setTheme(DARK, false);
        Widgets.drainEvents();
    }

    Link link() {
        return Widgets.only(Link.class, part());
    }

    Tree tree() {
        return Widgets.only(Tree.class, part());
    }

    Shell shell() {
        shellOfView().getDisplay().update();
        return shellOfView();
    }

    void clickLink() {
        Widgets.await("the link", () -> link().isVisible() && link().getText().contains("<a>"), this::shown);
        link().notifyListeners(SWT.Selection, new Event());
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

    /** Waits until the text in place of rows is in sight and begins so. */
    void awaitText(String beginning) {
        Widgets.await(beginning, () -> link().isVisible() && link().getText().startsWith(beginning), this::shown);
    }

    /** Waits for a row whose details are as wanted. */
    TreeItem awaitRow(String name, Predicate<String> details) {
        return awaitRow(name, details, () -> {
        });
    }

    /**
     * Waits for a row whose details are as wanted.
     *
     * @param retry is done each time when no job with the board is left and the row is not there
     */
    TreeItem awaitRow(String name, Predicate<String> details, Runnable retry) {
        Widgets.await("row " + name, () -> {
            boolean there = row(name, details).isPresent();
            if (!there && !isBusy()) {
                retry.run();
            }
            return there;
        }, this::shown);
        return row(name, details).orElseThrow();
    }

    private static boolean isBusy() {
        return Stream.of(Job.getJobManager().find(null)).anyMatch(job -> job.getName().contains("\"virtual\""));
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
                        || item.getToolTipText() != null && item.getToolTipText().startsWith(button + " ("))
                .findFirst();
    }

    private String shown() {
        StringBuilder text = new StringBuilder(link().isVisible() ? link().getText() : "");
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

    private static IThemeEngine themeEngine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }
}
