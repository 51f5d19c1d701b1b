// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;

import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/** Keeps lists of texts from one session to the next, for all views and editors. UI thread only. */
final class PageSettings {
    private static final String SECTION = "messages";

    private PageSettings() {
    }

    /** Returns what was kept under a name; nothing if that has never been. */
    static List<String> load(String name) {
        String[] entries = section().getArray(name);
        return entries == null ? List.of() : List.of(entries);
    }

    static void save(String name, List<String> entries) {
        section().put(name, entries.toArray(String[]::new));
    }

    private static IDialogSettings section() {
        IDialogSettings settings = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(PageSettings.class))
                .getDialogSettings();
        return DialogSettings.getOrCreateSection(settings, SECTION);
    }
}
