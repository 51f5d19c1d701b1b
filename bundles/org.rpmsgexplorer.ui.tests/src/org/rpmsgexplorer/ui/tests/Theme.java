// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.util.Locale;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;

/** A theme of the workbench. UI thread only. */
enum Theme {
    LIGHT("org.eclipse.e4.ui.css.theme.e4_default"),
    DARK("org.eclipse.e4.ui.css.theme.e4_dark");

    private final String id;

    Theme(String id) {
        this.id = id;
    }

    /** Returns the theme that the workbench of this run was started with. */
    static Theme ofThisRun() {
        return ofId(System.getProperty("rpmsg.theme"));
    }

    /** Returns the theme that the workbench has now. */
    static Theme current() {
        return ofId(engine().getActiveTheme().getId());
    }

    private static Theme ofId(String id) {
        for (Theme theme : values()) {
            if (theme.id.equals(id)) {
                return theme;
            }
        }
        throw new AssertionError("The tests know no theme " + id);
    }

    /** Gives it to the workbench, until another one is used; the platform does not keep it. */
    void use() {
        engine().setTheme(id, false);
        Widgets.drainEvents();
    }

    private static IThemeEngine engine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }

    /** Returns what ends the names of pictures. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
