// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.preferences;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String MessagesPreferencePage_description;
    public static String MessagesPreferencePage_folder;
    public static String MessagesPreferencePage_kept;
    public static String MessagesPreferencePage_layouts;
    public static String RpmsgPreferencePage_comesBack;
    public static String RpmsgPreferencePage_console;
    public static String RpmsgPreferencePage_description;
    public static String RpmsgPreferencePage_startVirtualBoard;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
