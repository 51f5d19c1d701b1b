// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String MessageColumn_board;
    public static String MessageColumn_destination;
    public static String MessageColumn_direction;
    public static String MessageColumn_endpoint;
    public static String MessageColumn_length;
    public static String MessageColumn_source;
    public static String MessageColumn_text;
    public static String MessageColumn_time;
    public static String MessageRow_gap;
    public static String MessageRow_marker;
    public static String MessageRow_more;
    public static String MessageRow_unknown;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
