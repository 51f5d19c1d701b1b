// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String EndpointClosing_failed;
    public static String EndpointDialog_control;
    public static String EndpointDialog_create;
    public static String EndpointDialog_destination;
    public static String EndpointDialog_destinationTip;
    public static String EndpointDialog_fd;
    public static String EndpointDialog_legacy;
    public static String EndpointDialog_message;
    public static String EndpointDialog_name;
    public static String EndpointDialog_source;
    public static String EndpointDialog_title;
    public static String EndpointDialog_way;
    public static String EndpointDialog_window;
    public static String EndpointDraft_longName;
    public static String EndpointDraft_nameService;
    public static String EndpointDraft_noDestination;
    public static String EndpointDraft_noName;
    public static String EndpointDraft_noWay;
    public static String EndpointDraft_nobody;
    public static String EndpointDraft_theyFirst;
    public static String EndpointDraft_unknownWay;
    public static String EndpointDraft_youFirst;
    public static String EndpointOpening_creating;
    public static String EndpointOpening_failed;
    public static String EndpointOpening_notConnected;
    public static String EndpointOpening_notConnectedHint;
    public static String EndpointOpening_opening;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
