// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String Facts_address;
    public static String Facts_allowed;
    public static String Facts_attempts;
    public static String Facts_board;
    public static String Facts_channel;
    public static String Facts_connection;
    public static String Facts_controlDevice;
    public static String Facts_destination;
    public static String Facts_details;
    public static String Facts_device;
    public static String Facts_driver;
    public static String Facts_endpoint;
    public static String Facts_fdUapi;
    public static String Facts_fdWay;
    public static String Facts_firmware;
    public static String Facts_hint;
    public static String Facts_holder;
    public static String Facts_identity;
    public static String Facts_java;
    public static String Facts_jump;
    public static String Facts_kernel;
    public static String Facts_kernelFile;
    public static String Facts_label;
    public static String Facts_legacyWay;
    public static String Facts_lost;
    public static String Facts_lostSince;
    public static String Facts_machine;
    public static String Facts_name;
    public static String Facts_node;
    public static String Facts_notAllowed;
    public static String Facts_notPossible;
    public static String Facts_off;
    public static String Facts_oldAlgorithms;
    public static String Facts_on;
    public static String Facts_parents;
    public static String Facts_possible;
    public static String Facts_process;
    public static String Facts_processorState;
    public static String Facts_reason;
    public static String Facts_received;
    public static String Facts_remoteProcessor;
    public static String Facts_sent;
    public static String Facts_since;
    public static String Facts_source;
    public static String Facts_state;
    public static String Facts_unknown;
    public static String Facts_usualKeys;
    public static String Facts_way;
    public static String Facts_why;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
