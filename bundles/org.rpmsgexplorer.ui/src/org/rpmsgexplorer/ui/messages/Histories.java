// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;

import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/** Keeps what was written lately from one session to the next. */
final class Histories {
    private static final String SECTION = "messages";

    private Histories() {
    }

    static History load(String name) {
        String[] entries = section().getArray(name);
        return entries == null ? History.EMPTY : new History(List.of(entries));
    }

    /** Adds an entry and returns what is there now. */
    static History add(String name, String entry) {
        History history = load(name).with(entry);
        section().put(name, history.entries().toArray(String[]::new));
        return history;
    }

    private static IDialogSettings section() {
        IDialogSettings settings = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(Histories.class))
                .getDialogSettings();
        return DialogSettings.getOrCreateSection(settings, SECTION);
    }
}
