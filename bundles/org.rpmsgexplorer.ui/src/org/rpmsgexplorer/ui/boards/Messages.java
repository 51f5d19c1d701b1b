// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String ActionRun_closeFailed;
    public static String ActionRun_closing;
    public static String ActionRun_destroy;
    public static String ActionRun_destroyFailed;
    public static String ActionRun_destroyQuestion;
    public static String ActionRun_destroying;
    public static String ActionRun_remove;
    public static String ActionRun_removeQuestion;
    public static String BoardConnection_agent;
    public static String BoardConnection_cancelled;
    public static String BoardConnection_closing;
    public static String BoardConnection_opening;
    public static String BoardJob_unexpected;
    public static String BoardJob_unexpectedHint;
    public static String BoardRows_connected;
    public static String BoardRows_connecting;
    public static String BoardRows_disconnecting;
    public static String BoardRows_empty;
    public static String BoardRows_looking;
    public static String BoardRows_lost;
    public static String BoardRows_lostHint;
    public static String BoardRows_more;
    public static String BoardRows_noControlDevice;
    public static String BoardRows_noControlDeviceHint;
    public static String BoardRows_notConnected;
    public static String BoardRows_notHere;
    public static String BoardRows_notRunning;
    public static String BoardRows_off;
    public static String BoardRows_on;
    public static String BoardRows_reconnecting;
    public static String BoardRows_reconnectingHint;
    public static String BoardRows_running;
    public static String BoardRows_starting;
    public static String BoardRows_startingStep;
    public static String BoardRows_stopped;
    public static String BoardRows_stoppedWithoutKernel;
    public static String BoardRows_stopping;
    public static String BoardRows_unavailable;
    public static String BoardStore_unreadable;
    public static String BoardStore_unwritable;
    public static String BoardTree_accessibleName;
    public static String BoardTree_details;
    public static String BoardTree_name;
    public static String Boards_forget;
    public static String Boards_refresh;
    public static String Boards_virtualNotRunning;
    public static String Boards_virtualNotRunningHint;
    public static String DeviceRows_andLost;
    public static String DeviceRows_channel;
    public static String DeviceRows_control;
    public static String DeviceRows_counters;
    public static String DeviceRows_deviceOf;
    public static String DeviceRows_driver;
    public static String DeviceRows_ended;
    public static String DeviceRows_endedForReason;
    public static String DeviceRows_endedHint;
    public static String DeviceRows_endpoint;
    public static String DeviceRows_fdWayHint;
    public static String DeviceRows_more;
    public static String DeviceRows_no;
    public static String DeviceRows_noDestination;
    public static String DeviceRows_noDriver;
    public static String DeviceRows_node;
    public static String DeviceRows_nodeOfChannelHint;
    public static String DeviceRows_note;
    public static String DeviceRows_omitted;
    public static String DeviceRows_omittedDetail;
    public static String DeviceRows_processor;
    public static String DeviceRows_usedBy;
    public static String DeviceRows_waiting;
    public static String DeviceRows_way;
    public static String DeviceRows_wayAndNode;
    public static String DeviceRows_yes;
    public static String JobProgress_part;
    public static String LinkText_closed;
    public static String LinkText_connected;
    public static String LinkText_connecting;
    public static String LinkText_lost;
    public static String LinkText_lostForGood;
    public static String LinkText_reconnecting;
    public static String Notice_cancel;
    public static String Notice_connect;
    public static String Notice_console;
    public static String Notice_disconnect;
    public static String Notice_dismiss;
    public static String Notice_edit;
    public static String Notice_row;
    public static String Notice_start;
    public static String Notice_tryNow;
    public static String Notice_waiting;
    public static String VirtualBoard_cancelled;
    public static String VirtualBoard_ended;
    public static String VirtualBoard_endedHint;
    public static String VirtualBoard_look;
    public static String VirtualBoard_start;
    public static String VirtualBoard_stop;
    public static String WhyNot_away;
    public static String WhyNot_connected;
    public static String WhyNot_connecting;
    public static String WhyNot_disconnecting;
    public static String WhyNot_looking;
    public static String WhyNot_noControl;
    public static String WhyNot_notConnected;
    public static String WhyNot_notRunning;
    public static String WhyNot_selectBoard;
    public static String WhyNot_selectPlace;
    public static String WhyNot_starting;
    public static String WhyNot_tip;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
