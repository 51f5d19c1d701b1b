// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.preferences;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.osgi.framework.FrameworkUtil;

/** What the user can choose. */
public final class RpmsgPreferences extends AbstractPreferenceInitializer {
    /** Whether a connection that is lost comes back by itself. */
    static final String COMES_BACK = "comesBack";
    /** Whether what happens to connections is written to the Console view. */
    static final String CONSOLE = "console";
    /** Whether the virtual board is started when the Boards view is there; the assembled IDE sets it. */
    static final String START_VIRTUAL_BOARD = "startVirtualBoard";
    /** How many captures of former sessions are kept. */
    static final String KEPT_CAPTURES = "keptCaptures";
    /** Folders with layouts beside the usual one, as a path of the system. */
    static final String LAYOUT_FOLDERS = "layoutFolders";

    private static final int USUALLY_KEPT = 9;

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(node());
        defaults.putBoolean(COMES_BACK, true);
        defaults.putBoolean(CONSOLE, true);
        defaults.putBoolean(START_VIRTUAL_BOARD, false);
        defaults.putInt(KEPT_CAPTURES, USUALLY_KEPT);
        defaults.put(LAYOUT_FOLDERS, "");
    }

    static String node() {
        return FrameworkUtil.getBundle(RpmsgPreferences.class).getSymbolicName();
    }

    /** Returns whether a connection that is lost comes back by itself; for those that are opened from now on. */
    public static boolean comesBack() {
        return is(COMES_BACK);
    }

    /** Returns whether what happens to connections is written to the Console view. */
    public static boolean writesToConsole() {
        return is(CONSOLE);
    }

    /** Returns whether the virtual board is started when the Boards view is opened for the first time in a session. */
    public static boolean startsVirtualBoard() {
        return is(START_VIRTUAL_BOARD);
    }

    /** Returns how many captures of former sessions are kept beside that of this one. */
    public static int keptCaptures() {
        return Math.max(0, Platform.getPreferencesService().getInt(node(), KEPT_CAPTURES, USUALLY_KEPT, null));
    }

    /** Returns folders in which layouts are looked for beside the usual one; for captures that are opened from now on. */
    public static List<Path> layoutFolders() {
        String folders = Platform.getPreferencesService().getString(node(), LAYOUT_FOLDERS, "", null);
        return Arrays.stream(folders.split(Pattern.quote(File.pathSeparator))).filter(folder -> !folder.isBlank()).map(Path::of)
                .toList();
    }

    private static boolean is(String key) {
        return Platform.getPreferencesService().getBoolean(node(), key, true, null);
    }
}
