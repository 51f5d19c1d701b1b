// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.framework.FrameworkUtil;

/** What the user can choose for boards. */
public final class RpmsgPreferences extends AbstractPreferenceInitializer {
    /** Whether a connection that is lost comes back by itself. */
    static final String COMES_BACK = "comesBack";
    /** Whether what happens to connections is written to the Console view. */
    static final String CONSOLE = "console";

    /** Whether the virtual board is started when the Boards view is there; the IDE of the product sets it. */
    static final String START_VIRTUAL_BOARD = "startVirtualBoard";

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(node());
        defaults.putBoolean(COMES_BACK, true);
        defaults.putBoolean(CONSOLE, true);
        defaults.putBoolean(START_VIRTUAL_BOARD, false);
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

    private static boolean is(String key) {
        return InstanceScope.INSTANCE.getNode(node()).getBoolean(key, DefaultScope.INSTANCE.getNode(node()).getBoolean(key, true));
    }
}
