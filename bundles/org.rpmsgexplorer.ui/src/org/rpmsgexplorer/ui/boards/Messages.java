// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String BoardRows_channel;
    public static String BoardRows_connecting;
    public static String BoardRows_controlDevice;
    public static String BoardRows_deviceOf;
    public static String BoardRows_driver;
    public static String BoardRows_fdWay;
    public static String BoardRows_more;
    public static String BoardRows_no;
    public static String BoardRows_noControlDevice;
    public static String BoardRows_noDriver;
    public static String BoardRows_nobodyTold;
    public static String BoardRows_node;
    public static String BoardRows_note;
    public static String BoardRows_notRunning;
    public static String BoardRows_off;
    public static String BoardRows_on;
    public static String BoardRows_running;
    public static String BoardRows_starting;
    public static String BoardRows_startingStep;
    public static String BoardRows_stopped;
    public static String BoardRows_stoppedWithoutKernel;
    public static String BoardRows_stopping;
    public static String BoardRows_unavailable;
    public static String BoardRows_yes;
    public static String BoardsView_details;
    public static String BoardsView_name;
    public static String Boards_ended;
    public static String Boards_endedHint;
    public static String Boards_refresh;
    public static String Boards_start;
    public static String Boards_stop;
    public static String Boards_unexpected;
    public static String Boards_unexpectedHint;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
