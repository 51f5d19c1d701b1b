// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Menus as a person uses them. UI thread only. */
final class Menus {
    private Menus() {
    }

    /** Chooses an item of a menu, or of the menus within. */
    static void choose(Menu menu, String... path) {
        menu.notifyListeners(SWT.Show, new Event());
        MenuItem item = item(menu, path[0]);
        if (path.length > 1) {
            choose(item.getMenu(), Stream.of(path).skip(1).toArray(String[]::new));
        } else {
            if ((item.getStyle() & SWT.CHECK) != 0) {
                item.setSelection(!item.getSelection());
            } else if ((item.getStyle() & SWT.RADIO) != 0) {
                item.setSelection(true);
            }
            item.notifyListeners(SWT.Selection, new Event());
        }
        if (!menu.isDisposed()) {
            menu.notifyListeners(SWT.Hide, new Event());
        }
        Widgets.drainEvents();
    }

    private static MenuItem item(Menu menu, String text) {
        return Stream.of(menu.getItems()).filter(item -> plain(item).equals(text)).findFirst()
                .orElseThrow(() -> new AssertionError("no item " + text + "; there is: " + texts(menu)));
    }

    /** Returns what can be read in a menu when it comes up; it is gone again then. */
    static List<String> show(Menu menu) {
        menu.notifyListeners(SWT.Show, new Event());
        List<String> texts = texts(menu);
        menu.notifyListeners(SWT.Hide, new Event());
        Widgets.drainEvents();
        return texts;
    }

    /** Returns what can be read in a menu that has come up. */
    static List<String> texts(Menu menu) {
        return Stream.of(menu.getItems()).map(Menus::plain).toList();
    }

    /** Returns the entries that cannot be chosen in a menu when it comes up; it is gone again then. */
    static List<String> grey(Menu menu) {
        menu.notifyListeners(SWT.Show, new Event());
        List<String> texts = Stream.of(menu.getItems()).filter(item -> !item.getText().isEmpty() && !item.isEnabled())
                .map(Menus::plain).toList();
        menu.notifyListeners(SWT.Hide, new Event());
        return texts;
    }

    /** Without mnemonics and keys. */
    private static String plain(MenuItem item) {
        return item.getText().replaceAll("\\t.*", "").replaceAll("&(.)", "$1");
    }

    /** Returns the menu that something brings up; it is still there. */
    static Menu broughtUpBy(Runnable something) {
        List<Menu> found = new ArrayList<>();
        Listener listener = event -> {
            if (event.widget instanceof Menu menu) {
                found.add(menu);
            }
        };
        Display display = Display.getCurrent();
        display.addFilter(SWT.Show, listener);
        try {
            something.run();
            Widgets.await("a menu", () -> !found.isEmpty(), () -> "none");
        } finally {
            display.removeFilter(SWT.Show, listener);
        }
        return found.get(0);
    }
}
