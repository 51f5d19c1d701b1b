// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String BoardDraft_noKey;
    public static String BoardDraft_port;
    public static String BoardDraft_relative;
    public static String BoardDraft_taken;
    public static String BoardDraft_user;
    public static String BoardPage_browse;
    public static String BoardPage_browseTitle;
    public static String BoardPage_connect;
    public static String BoardPage_host;
    public static String BoardPage_hostTip;
    public static String BoardPage_identity;
    public static String BoardPage_identityUsual;
    public static String BoardPage_jump;
    public static String BoardPage_jumpUsual;
    public static String BoardPage_message;
    public static String BoardPage_name;
    public static String BoardPage_nameUsual;
    public static String BoardPage_oldAlgorithms;
    public static String BoardPage_oldAlgorithmsTip;
    public static String BoardPage_port;
    public static String BoardPage_portUsual;
    public static String BoardPage_user;
    public static String BoardPage_userUsual;
    public static String BoardWizard_add;
    public static String BoardWizard_addTitle;
    public static String BoardWizard_edit;
    public static String BoardWizard_editTitle;
    public static String BoardWizard_forget;
    public static String ConnectionTest_address;
    public static String ConnectionTest_name;
    public static String ConnectionTest_note;
    public static String DiskLook_name;
    public static String Summary_cancelled;
    public static String Summary_problem;
    public static String Summary_problems;
    public static String Summary_warnings;
    public static String Summary_well;
    public static String TestArea_about;
    public static String TestArea_accessibleName;
    public static String TestArea_advice;
    public static String TestArea_cancel;
    public static String TestArea_found;
    public static String TestArea_select;
    public static String TestArea_subject;
    public static String TestArea_test;
    public static String TestArea_waiting;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
