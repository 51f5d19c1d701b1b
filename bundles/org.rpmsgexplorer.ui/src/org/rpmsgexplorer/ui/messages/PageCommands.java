// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.rpmsgexplorer.core.query.Operand;
import org.rpmsgexplorer.core.query.Operator;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.Value;

/** The commands that the view and the editor have in common, while one of them is active. */
final class PageCommands {
    /** Begins the ids of the commands in plugin.xml. */
    static final String PREFIX = "org.rpmsgexplorer.ui.messages.";

    /** These need no messages that are there. */
    static final String OPEN = PREFIX + "open";
    static final String IMPORT = PREFIX + "import";

    /** These need a selected field, */
    private static final String FIELD_COLUMN = PREFIX + "fieldColumn";
    private static final String FILTER_FIELD = PREFIX + "filterField";
    /** and those that begin so a selected row. */
    private static final String COPY = PREFIX + "copy";

    private static final String ROWS_MENU = "org.rpmsgexplorer.ui.messages.rows";
    private static final String FIELDS_MENU = "org.rpmsgexplorer.ui.messages.fields";
    /** Where the keys of these commands hold. */
    private static final String CONTEXT = "org.rpmsgexplorer.ui.messages";
    private static final int MOST_COPIED = 100_000;
    /** More would take too much of the memory, several times over. */
    private static final int MOST_CHARACTERS = 20_000_000;

    private final IWorkbenchPartSite site;
    private final MessagesPage page;
    /** The last one; null before. */
    private MessageJob copying;

    PageCommands(IWorkbenchPartSite site, MessagesPage page) {
        this.site = site;
        this.page = page;
    }

    /** Takes the commands, and adds the context menus. */
    void activate() {
        site.getService(IContextService.class).activateContext(CONTEXT);
        handle(IWorkbenchCommandConstants.EDIT_COPY, this::copyText);
        handle(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, page.search()::open);
        handle(PREFIX + "copyHex", () -> copy(CopyText.HEX));
        handle(PREFIX + "copyCArray", () -> copy(CopyText.ARRAYS));
        handle(PREFIX + "findNext", () -> page.search().find(true));
        handle(PREFIX + "findPrevious", () -> page.search().find(false));
        handle(FIELD_COLUMN, () -> page.detail().selectedPath().ifPresent(page::toggleField));
        handle(FILTER_FIELD, this::filterByField);
        handle(PREFIX + "goToFilter", page.filter().control()::setFocus);
        MenuManager rows = new MenuManager();
        rows.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        rows.add(new Separator());
        rows.add(ColumnsMenu.of(page.table().columns()));
        menu(ROWS_MENU, rows, page.table().control());
        menu(FIELDS_MENU, new MenuManager(), page.detail().fields().getTree());
    }

    private void menu(String id, MenuManager menu, Control control) {
        control.setMenu(menu.createContextMenu(control));
        site.registerContextMenu(id, menu, page.detail().fields());
    }

    /** Lets a command do something while the part is active. */
    void handle(String command, Runnable run) {
        handleEvent(command, event -> run.run());
    }

    /** Lets a command do something with its parameters while the part is active. */
    void handleEvent(String command, Consumer<ExecutionEvent> run) {
        site.getService(IHandlerService.class).activateHandler(command, new PageHandler(run, () -> canRun(command)));
    }

    private boolean canRun(String command) {
        if (command.equals(OPEN) || command.equals(IMPORT)) {
            return true;
        } else if (command.equals(FIELD_COLUMN) || command.equals(FILTER_FIELD)) {
            return page.detail().selectedField().isPresent();
        } else if (command.startsWith(COPY)) {
            return page.feed().isOpen() && page.table().selectedCount() > 0;
        }
        return page.feed().isOpen();
    }

    /** Does something with the page, which for most of it must have messages. */
    private final class PageHandler extends AbstractHandler {
        private final Consumer<ExecutionEvent> run;
        private final BooleanSupplier possible;

        PageHandler(Consumer<ExecutionEvent> run, BooleanSupplier possible) {
            this.run = run;
            this.possible = possible;
            setEnabled(null);
            page.feed().whenOpened(() -> setEnabled(null));
        }

        /** Is asked before a menu shows the command, and before it is executed. */
        @Override
        public void setEnabled(Object context) {
            setBaseEnabled(possible.getAsBoolean());
        }

        @Override
        public Object execute(ExecutionEvent event) {
            run.accept(event);
            return null;
        }
    }

    /** In a field, what is selected there; else rows. */
    private void copyText() {
        Control focus = page.control().getDisplay().getFocusControl();
        if (focus instanceof StyledText bytes) {
            bytes.copy();
        } else if (focus instanceof Combo combo) {
            combo.copy();
        } else if (focus instanceof Spinner spinner) {
            spinner.copy();
        } else {
            copy(CopyText.LINES);
        }
    }

    /** Reads the selected rows in a job: there may be many. */
    private void copy(CopyText form) {
        if (copying != null) {
            copying.cancel();
        }
        int all = page.table().selectedCount();
        SelectedRows rows = page.table().selected(MOST_COPIED);
        copying = page.job(Messages.PageCommands_copying, progress -> {
            SelectedRows.Copied copied = rows.copy(form, MOST_CHARACTERS, progress);
            if (progress.isCancelled()) {
                return "";
            }
            page.later(() -> put(copied.text()));
            if (copied.upTo() < all) {
                return NLS.bind(Messages.PageCommands_copiedFirst, Integer.toString(copied.upTo()), Integer.toString(all));
            }
            return NLS.bind(form == CopyText.LINES ? Messages.PageCommands_copied : Messages.PageCommands_copiedMessages,
                    Integer.toString(copied.count()));
        });
        copying.schedule();
    }

    private void put(String text) {
        if (text.isEmpty()) {
            return;
        }
        Clipboard clipboard = new Clipboard(page.control().getDisplay());
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    private void filterByField() {
        page.detail().selectedPath().ifPresent(path -> page.detail().selectedField().ifPresent(field -> {
            Operand operand = new Operand.Decoded(path);
            Value value = Fields.value(field);
            page.filter().setText(new Query.Comparison(operand, Operator.EQUAL, List.of(value)).toString());
        }));
    }
}
