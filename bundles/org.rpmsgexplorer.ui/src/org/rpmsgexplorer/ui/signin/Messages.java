// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import org.eclipse.osgi.util.NLS;

/** The texts on screen, from messages.properties. */
final class Messages extends NLS {
    public static String DialogSignIns_notForgotten;
    public static String HostKeyChangedDialog_elsewhere;
    public static String HostKeyChangedDialog_forget;
    public static String HostKeyChangedDialog_forgetting;
    public static String HostKeyChangedDialog_key;
    public static String HostKeyChangedDialog_known;
    public static String HostKeyChangedDialog_message;
    public static String HostKeyChangedDialog_notForgotten;
    public static String HostKeyChangedDialog_shown;
    public static String HostKeyChangedDialog_title;
    public static String HostKeyChangedDialog_what;
    public static String HostKeyChangedDialog_where;
    public static String HostKeyChangedDialog_window;
    public static String HostKeyDialog_command;
    public static String HostKeyDialog_compare;
    public static String HostKeyDialog_fingerprint;
    public static String HostKeyDialog_host;
    public static String HostKeyDialog_how;
    public static String HostKeyDialog_key;
    public static String HostKeyDialog_message;
    public static String HostKeyDialog_title;
    public static String HostKeyDialog_trust;
    public static String HostKeyDialog_window;
    public static String KeptSecrets_allowOldAlgorithms;
    public static String KeptSecrets_destroyLeftovers;
    public static String KeptSecrets_forgetHostKey;
    public static String KeptSecrets_notKept;
    public static String KeptSecrets_unreadable;
    public static String PromptsDialog_message;
    public static String PromptsDialog_title;
    public static String SecretDialog_again;
    public static String SecretDialog_keep;
    public static String SecretDialog_passphrase;
    public static String SecretDialog_passphraseField;
    public static String SecretDialog_passphraseOf;
    public static String SecretDialog_password;
    public static String SecretDialog_passwordField;
    public static String SecretDialog_passwordOf;
    public static String SecretDialog_without;
    public static String SecureStore_none;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
