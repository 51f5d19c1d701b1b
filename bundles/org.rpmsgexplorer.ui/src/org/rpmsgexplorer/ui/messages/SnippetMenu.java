// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.prefs.BackingStoreException;

/** The menu of messages with names: takes one, keeps the one that is written, removes one. UI thread only. */
final class SnippetMenu {
    private static final String NODE = "snippets";

    private final Composite bar;
    private final SendDraft draft;
    private final Consumer<SendDraft> write;
    private final Snippets snippets;

    /** What changes the preferences. */
    private interface Change {
        void run() throws BackingStoreException;
    }

    /**
     * Creates a menu that is not in sight.
     *
     * @param draft the message that is written now
     * @param write is told which one to write
     */
    SnippetMenu(Composite bar, SendDraft draft, Consumer<SendDraft> write) {
        this.bar = bar;
        this.draft = draft;
        this.write = write;
        snippets = new Snippets(InstanceScope.INSTANCE.getNode(FrameworkUtil.getBundle(SnippetMenu.class).getSymbolicName())
                .node(NODE));
    }

    /** Shows it where the mouse is. */
    void open() {
        Menu menu = new Menu(bar);
        List<Snippets.Snippet> all = snippets.all();
        all.forEach(snippet -> item(menu, snippet.name(), () -> write.accept(snippet.draft())));
        if (!all.isEmpty()) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        item(menu, Messages.SnippetMenu_save, this::save).setEnabled(!draft.text().isEmpty());
        MenuItem remove = new MenuItem(menu, SWT.CASCADE);
        remove.setText(Messages.SnippetMenu_remove);
        remove.setEnabled(!all.isEmpty());
        Menu names = new Menu(remove);
        remove.setMenu(names);
        all.forEach(snippet -> item(names, snippet.name(), () -> keep(() -> snippets.remove(snippet.name()))));
        menu.addListener(SWT.Hide, event -> bar.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private static MenuItem item(Menu menu, String label, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(label.replace("&", "&&"));
        item.addListener(SWT.Selection, event -> run.run());
        return item;
    }

    private void save() {
        InputDialog dialog = new InputDialog(bar.getShell(), Messages.SnippetMenu_title, Messages.SnippetMenu_name, "",
                name -> name.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            keep(() -> snippets.put(dialog.getValue().strip(), draft));
        }
    }

    private static void keep(Change change) {
        try {
            change.run();
        } catch (BackingStoreException unwritable) {
            ILog.of(SnippetMenu.class).error(Messages.SnippetMenu_lost, unwritable);
        }
    }
}
