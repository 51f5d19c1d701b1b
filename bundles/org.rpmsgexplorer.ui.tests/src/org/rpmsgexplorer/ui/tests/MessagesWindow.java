// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.CellStyleUtil;
import org.eclipse.nebula.widgets.nattable.style.ConfigAttribute;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.rpmsgexplorer.ui.endpoint.EndpointViewer;
import org.rpmsgexplorer.ui.messages.CaptureEditor;
import org.rpmsgexplorer.ui.messages.CaptureInput;
import org.rpmsgexplorer.ui.messages.MessagesView;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The view "Messages" or the editor of a capture as a person sees and uses it. UI thread only. */
final class MessagesWindow {
    static final String TIME = "Time";
    static final String DIRECTION = "Direction";
    static final String ENDPOINT = "Endpoint";
    static final String TEXT = "Text";

    /** Begins the ids of commands and of their parameters. */
    private static final String COMMANDS = "org.rpmsgexplorer.ui.messages.";

    private final IWorkbenchPart part;

    private MessagesWindow(IWorkbenchPart part) {
        this.part = part;
    }

    /** Opens the view in a window of 1100 by 800 pixels, without the welcome page. */
    static MessagesWindow openView() throws Exception {
        IWorkbenchPage page = Widgets.page();
        MessagesWindow window = new MessagesWindow(page.showView(MessagesView.ID));
        page.setPartState(page.findViewReference(MessagesView.ID), IWorkbenchPage.STATE_MAXIMIZED);
        // A view keeps its filter; a test that failed may have left one.
        window.enter(window.filter(), "");
        Widgets.drainEvents();
        return window;
    }

    /** Opens the view where the perspective has it. */
    static MessagesWindow openViewInPlace() throws Exception {
        return new MessagesWindow(Widgets.page().showView(MessagesView.ID));
    }

    /** Opens a capture where the perspective has editors. */
    static MessagesWindow openEditorInPlace(IWorkbenchPage page, Path capture) throws Exception {
        return new MessagesWindow(page.openEditor(new CaptureInput(capture), CaptureEditor.ID));
    }

    /** Opens a capture in all of the window. */
    static MessagesWindow openEditor(Path capture) throws Exception {
        IWorkbenchPage page = Widgets.page();
        MessagesWindow window = openEditorInPlace(page, capture);
        page.setPartState(page.getReference(window.part), IWorkbenchPage.STATE_MAXIMIZED);
        Widgets.drainEvents();
        return window;
    }

    /** Returns the view or editor that was opened last. */
    static MessagesWindow active() throws Exception {
        return new MessagesWindow(Widgets.page().getActivePart());
    }

    /** Returns the title of what was opened last. */
    static String activeTitle() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getActivePart().getTitle();
    }

    /** Closes it and takes back the theme of this run. */
    void close() {
        IWorkbenchPage page = part.getSite().getPage();
        page.setPartState(page.getReference(part), IWorkbenchPage.STATE_RESTORED);
        if (part instanceof IViewPart view) {
            page.hideView(view);
        } else {
            page.closeEditor((IEditorPart) part, false);
        }
        Theme.ofThisRun().use();
    }

    IViewPart view() {
        return (IViewPart) part;
    }

    Shell shell() {
        return part.getSite().getShell();
    }

    String title() {
        return part.getTitle();
    }

    private Composite area() {
        return (Composite) part.getSite().getService(MPart.class).getWidget();
    }

    Link link() {
        return Widgets.only(Link.class, area());
    }

    NatTable table() {
        return Widgets.only(NatTable.class, area());
    }

    StyledText bytes() {
        return Widgets.only(StyledText.class, area());
    }

    Tree fields() {
        return Widgets.only(Tree.class, area());
    }

    /** The first combo is the filter's, the second one that of the search; those of the send bar follow. */
    Combo combo(int index) {
        return Widgets.all(Combo.class, area()).get(index);
    }

    Combo filter() {
        return combo(0);
    }

    Combo search() {
        return combo(1);
    }

    Combo message() {
        return combo(4);
    }

    Button button(String label) {
        return Widgets.all(Button.class, area()).stream().filter(button -> button.getText().equals(label)).findFirst().orElseThrow();
    }

    void press(String label) {
        button(label).notifyListeners(SWT.Selection, new Event());
    }

    /** Writes into a field and presses Enter there. */
    void enter(Combo field, String text) {
        field.setText(text);
        Event key = new Event();
        key.keyCode = SWT.CR;
        key.character = SWT.CR;
        field.notifyListeners(SWT.KeyDown, key);
        field.notifyListeners(SWT.DefaultSelection, new Event());
    }

    void execute(String command) throws Exception {
        part.getSite().getPage().activate(part);
        part.getSite().getService(IHandlerService.class).executeCommand(command, null);
    }

    /** Executes a command with parameters: their names without what all of them begin with, and their values. */
    void execute(String command, Map<String, String> parameters) throws Exception {
        part.getSite().getPage().activate(part);
        Command found = part.getSite().getService(ICommandService.class).getCommand(COMMANDS + command);
        Map<String, String> ids = new HashMap<>();
        parameters.forEach((name, value) -> ids.put(COMMANDS + name, value));
        part.getSite().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(found, ids), null);
    }

    /** Chooses an item of the view's pull-down menu. */
    void chooseInMenu(String... path) {
        MenuManager manager = (MenuManager) ((IViewPart) part).getViewSite().getActionBars().getMenuManager();
        Menu menu = manager.createContextMenu(area());
        Menus.choose(menu, path);
    }

    /** Returns the entries of the view's pull-down menu that cannot be chosen. */
    List<String> greyInMenu() {
        MenuManager manager = (MenuManager) ((IViewPart) part).getViewSite().getActionBars().getMenuManager();
        return Menus.grey(manager.createContextMenu(area()));
    }

    /** Returns the key of a command while this part is active. */
    String key(String command) {
        part.getSite().getPage().activate(part);
        return part.getSite().getService(IBindingService.class).getBestActiveBindingFormattedFor(COMMANDS + command);
    }

    /** Presses a button of the view's tool bar. */
    void pressTool(String tooltip) {
        ToolItem item = tool(tooltip).orElseThrow(() -> new AssertionError(tooltip));
        if ((item.getStyle() & SWT.CHECK) != 0) {
            item.setSelection(!item.getSelection());
        }
        item.notifyListeners(SWT.Selection, new Event());
    }

    /** Presses the arrow of a button of the view's tool bar. */
    void pressArrow(String tooltip) {
        Event event = new Event();
        event.detail = SWT.ARROW;
        tool(tooltip).orElseThrow(() -> new AssertionError(tooltip)).notifyListeners(SWT.Selection, event);
    }

    Optional<ToolItem> tool(String tooltip) {
        return Widgets.tool(area(), tooltip);
    }

    /** Returns how many rows the table has, in sight or not. */
    int rows() {
        ILayer body = ((CompositeLayer) table().getLayer()).getChildLayerByLayoutCoordinate(0, 1);
        return ((ViewportLayer) body).getScrollableLayer().getRowCount();
    }

    /** Returns the number, from 0, of the last row in sight. */
    int lastRowInSight() {
        ILayer body = ((CompositeLayer) table().getLayer()).getChildLayerByLayoutCoordinate(0, 1);
        return ((ViewportLayer) body).getRowIndexByPosition(body.getRowCount() - 1);
    }

    /** Returns a cell in sight: row 0 is the first one in sight. */
    String cell(String column, int row) {
        for (int index = 0; index < table().getColumnCount(); index++) {
            if (column.equals(table().getDataValueByPosition(index, 0))) {
                return String.valueOf(table().getDataValueByPosition(index, row + 1));
            }
        }
        throw new AssertionError("There is no column " + column);
    }

    /** Returns how many rows are in sight. */
    int visibleRows() {
        return table().getRowCount() - 1;
    }

    /** Returns the cells of a column that are in sight. */
    List<String> cells(String column) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < visibleRows(); row++) {
            cells.add(cell(column, row));
        }
        return cells;
    }

    /** Clicks a row in sight. */
    void click(int row) {
        Event event = new Event();
        event.button = 1;
        event.x = table().getStartXOfColumnPosition(0) + 5;
        event.y = table().getStartYOfRowPosition(row + 1) + 5;
        event.count = 1;
        table().setFocus();
        table().notifyListeners(SWT.MouseDown, event);
        table().notifyListeners(SWT.MouseUp, event);
        Widgets.drainEvents();
    }

    /** Presses Ctrl+A in the table. */
    void selectAll() {
        Event event = new Event();
        event.stateMask = SWT.MOD1;
        event.keyCode = 'a';
        event.character = 1;
        table().notifyListeners(SWT.KeyDown, event);
        Widgets.drainEvents();
    }

    void await(String what, Predicate<MessagesWindow> condition) {
        Widgets.await(what, () -> condition.test(this), this::shown);
    }

    /** Waits until one of the labels says something. */
    void awaitLabel(Predicate<String> text) {
        Widgets.await("a label", () -> labels().stream().anyMatch(text), this::shown);
    }

    List<String> labels() {
        return Widgets.all(Label.class, area()).stream().filter(Control::isVisible).map(Label::getText).toList();
    }

    private String shown() {
        return part.getTitle() + ": " + labels() + (isEmpty() ? "" : ", " + cells(TEXT));
    }

    private boolean isEmpty() {
        return Widgets.all(NatTable.class, area()).stream().noneMatch(Control::isVisible);
    }

    /** Shows an endpoint alone, as the Boards view does. */
    void show(LiveEndpoint endpoint) {
        ((EndpointViewer) part).show(endpoint);
        Widgets.drainEvents();
    }

    /** Returns the text that was copied last. */
    String clipboard() {
        Clipboard clipboard = new Clipboard(table().getDisplay());
        try {
            return (String) clipboard.getContents(TextTransfer.getInstance());
        } finally {
            clipboard.dispose();
        }
    }

    Spinner spinner(int index) {
        return Widgets.all(Spinner.class, area()).get(index);
    }

    /** Returns the text of the selected row if it is in sight; empty otherwise. */
    String selectedText() {
        for (int row = 0; row < visibleRows(); row++) {
            if (DisplayMode.SELECT.equals(table().getCellByPosition(0, row + 1).getDisplayMode())) {
                return cell(TEXT, row);
            }
        }
        return "";
    }

    /** Returns the colour behind the text of a row in sight. */
    RGB background(int row) {
        return colour(row, CellStyleAttributes.BACKGROUND_COLOR);
    }

    /** Returns the colour of the text of a row in sight. */
    RGB foreground(int row) {
        return colour(row, CellStyleAttributes.FOREGROUND_COLOR);
    }

    private RGB colour(int row, ConfigAttribute<Color> which) {
        ILayerCell cell = table().getCellByPosition(1, row + 1);
        return CellStyleUtil.getCellStyle(cell, table().getConfigRegistry()).getAttributeValue(which).getRGB();
    }
}
