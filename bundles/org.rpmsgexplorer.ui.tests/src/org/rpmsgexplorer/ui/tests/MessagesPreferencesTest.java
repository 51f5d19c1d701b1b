// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IHelpResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.decode.UserLayouts;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;

/** The preferences of messages, and the help that they lead to. */
class MessagesPreferencesTest {
    private static final String PAGE = "org.rpmsgexplorer.ui.messages.preferences";

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.rpmsgexplorer.ui");

    @AfterEach
    void forget() {
        preferences.remove("layoutFolders");
        preferences.remove("keptCaptures");
    }

    @Test
    void thePageSaysWhereLayoutsAreAndRefusesWrongNumbers() {
        DialogPage.Expected dialog = DialogPage.expect("Preferences (Filtered)", page -> {
            assertTrue(page.text().contains(UserLayouts.folder().toString()), page.text());
            page.screenshot("preferences-messages");
            type(page, "-1");
            assertFalse(page.button("Apply and Close").isEnabled(), page.text());
            type(page, "3");
            page.press("Apply and Close");
        });
        PreferencesUtil.createPreferenceDialogOn(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), PAGE,
                new String[] {PAGE}, null).open();
        dialog.await();
        assertEquals(3, RpmsgPreferences.keptCaptures());
    }

    @Test
    void layoutFoldersArePathsOfTheSystem() {
        assertEquals(List.of(), RpmsgPreferences.layoutFolders());
        preferences.put("layoutFolders", String.join(File.pathSeparator, "first", "the second", ""));
        assertEquals(List.of(Path.of("first"), Path.of("the second")), RpmsgPreferences.layoutFolders());
    }

    @Test
    void helpLeadsToPagesThatAreThere() {
        for (IHelpResource topic : HelpSystem.getContext("org.rpmsgexplorer.ui.messages_preferences").getRelatedTopics()) {
            String page = topic.getHref().replace("/org.rpmsgexplorer.doc/", "");
            assertTrue(Platform.getBundle("org.rpmsgexplorer.doc").getEntry(page) != null, page);
        }
    }

    /** The field looks at what was typed when a key is released. */
    private static void type(DialogPage page, String number) {
        page.type("Captures of former sessions to keep:", number);
        Widgets.all(Text.class, page.shell()).forEach(text -> text.notifyListeners(SWT.KeyUp, new Event()));
    }
}
