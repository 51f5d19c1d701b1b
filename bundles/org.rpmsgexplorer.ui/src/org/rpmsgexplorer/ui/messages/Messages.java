// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String DetailPane_field;
    public static String DetailPane_fieldOf;
    public static String DetailPane_problem;
    public static String DetailPane_value;
    public static String FilterField_name;
    public static String FilterField_tooltip;
    public static String FindBar_find;
    public static String FindBar_next;
    public static String FindBar_previous;
    public static String FindBar_tooltip;
    public static String MessageColumn_board;
    public static String MessageColumn_destination;
    public static String MessageColumn_direction;
    public static String MessageColumn_endpoint;
    public static String MessageColumn_length;
    public static String MessageColumn_source;
    public static String MessageColumn_text;
    public static String MessageColumn_time;
    public static String MessageJob_cancelled;
    public static String MessageJob_part;
    public static String MessageJob_unexpected;
    public static String MessageRow_gap;
    public static String MessageRow_marker;
    public static String MessageRow_more;
    public static String MessageRow_unknown;
    public static String MessagesPage_filter;
    public static String MessagesPage_notFound;
    public static String MessagesPage_searching;
    public static String MessagesTable_name;
    public static String RowsJob_name;
    public static String StatusText_cleared;
    public static String StatusText_filtering;
    public static String StatusText_last;
    public static String StatusText_ofRows;
    public static String StatusText_paused;
    public static String StatusText_rows;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
