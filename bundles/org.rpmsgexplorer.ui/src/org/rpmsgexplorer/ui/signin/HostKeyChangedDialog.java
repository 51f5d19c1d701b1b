// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.rpmsgexplorer.core.ssh.HostKeyChange;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.FailureDialog;

/** Tells that a host was refused because its key is another one, and offers to forget the old key. */
final class HostKeyChangedDialog extends TitleAreaDialog {
    private final HostKeyChange change;

    private HostKeyChangedDialog(Shell parent, HostKeyChange change) {
        super(parent);
        this.change = change;
    }

    /**
     * Shows it.
     *
     * @param board the id of the board that is reached through the host
     * @param afterwards is run, by a job, when the user has let the old key be forgotten
     */
    static void open(Shell parent, String board, HostKeyChange change, Runnable afterwards) {
        if (new HostKeyChangedDialog(parent, change).open() == Window.OK) {
            new BoardJob(NLS.bind(Messages.HostKeyChangedDialog_forgetting, change.target().name()), board, monitor -> {
                change.forget();
                afterwards.run();
            }, new FailureDialog(Messages.HostKeyChangedDialog_notForgotten)).schedule();
        }
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.HostKeyChangedDialog_window);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, Fields.HELP);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(NLS.bind(Messages.HostKeyChangedDialog_title, change.target().name()));
        setMessage(Messages.HostKeyChangedDialog_message, IMessageProvider.ERROR);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(area);
        Fields.value(area, Messages.HostKeyChangedDialog_known, text(change.known().typeName(), change.known().fingerprint()));
        Fields.value(area, Messages.HostKeyChangedDialog_where, change.known().where());
        Fields.value(area, Messages.HostKeyChangedDialog_shown, text(change.keyType(), change.fingerprint()));
        Fields.explanation(area, change.canForget() ? Messages.HostKeyChangedDialog_what
                : NLS.bind(Messages.HostKeyChangedDialog_elsewhere, change.known().file()));
        return area;
    }

    private static String text(String type, String fingerprint) {
        return NLS.bind(Messages.HostKeyChangedDialog_key, type, fingerprint);
    }

    /** Enter must not forget a key. */
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        if (change.canForget()) {
            createButton(parent, IDialogConstants.OK_ID, Messages.HostKeyChangedDialog_forget, false);
        }
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }
}
