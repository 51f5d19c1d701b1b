// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.util.Locale;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.rpmsgexplorer.core.ssh.SignIn.HostKeyQuestion;

/** Asks whether the key of a host that is met for the first time is the right one. */
final class HostKeyDialog extends TitleAreaDialog {
    private final HostKeyQuestion question;

    HostKeyDialog(Shell parent, HostKeyQuestion question) {
        super(parent);
        this.question = question;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.HostKeyDialog_window);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, Fields.HELP);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(Messages.HostKeyDialog_title);
        setMessage(Messages.HostKeyDialog_message, IMessageProvider.WARNING);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(area);
        Fields.value(area, Messages.HostKeyDialog_host, question.host());
        Fields.value(area, Messages.HostKeyDialog_key, question.keyType());
        Fields.value(area, Messages.HostKeyDialog_fingerprint, question.fingerprint());
        Fields.value(area, Messages.HostKeyDialog_compare,
                NLS.bind(Messages.HostKeyDialog_command, question.keyType().toLowerCase(Locale.ROOT)));
        Fields.explanation(area, Messages.HostKeyDialog_how);
        return area;
    }

    /** Enter must not accept a key. */
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.HostKeyDialog_trust, false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }
}
