// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import org.eclipse.osgi.util.NLS;

/** The texts on screen and in the log, from messages.properties. */
final class Messages extends NLS {
    public static String DiskRoom_little;
    public static String DiskRoom_littleHint;
    public static String LiveEndpoint_closed;
    public static String LiveEndpoint_left;
    public static String LiveEndpoint_unrecorded;
    public static String OldCaptures_undeletable;
    public static String OldCaptures_unreadable;
    public static String RecordingFailure_message;
    public static String RecordingFailure_state;
    public static String RecordingFailure_unexpectedHint;
    public static String TrafficService_creating;
    public static String TrafficService_opening;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
