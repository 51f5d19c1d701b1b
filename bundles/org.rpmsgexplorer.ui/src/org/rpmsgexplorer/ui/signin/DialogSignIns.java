// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.io.IOException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.rpmsgexplorer.ui.boards.SignIns;

/** Asks with dialogs, and keeps secrets in the secure storage of Eclipse where the user wants that. */
public final class DialogSignIns implements SignIns {
    private final SecretStore store = new SecureStore();

    @Override
    public Attempt begin(String board, Consumer<String> notes, Runnable again) {
        return new KeptSecrets(board, store, new Dialogs(board, notes, again));
    }

    @Override
    public void forget(String board) {
        try {
            store.removeAll(board);
        } catch (IOException unwritable) {
            ILog.of(DialogSignIns.class).error(Messages.DialogSignIns_notForgotten, unwritable);
        }
    }
}
