// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.util.Arrays;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

/** Asks for a password or the passphrase of a key. */
final class SecretDialog extends TitleAreaDialog {
    private final Person.Kind kind;
    private final String of;
    private final boolean again;
    private Text field;
    private Button keep;
    private Person.Secret answer;

    SecretDialog(Shell parent, Person.Kind kind, String of, boolean again) {
        super(parent);
        this.kind = kind;
        this.of = of;
        this.again = again;
    }

    /** Returns what was given, to be wiped by the caller. */
    Person.Secret answer() {
        return answer;
    }

    private boolean isPassword() {
        return kind == Person.Kind.PASSWORD;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(isPassword() ? Messages.SecretDialog_password : Messages.SecretDialog_passphrase);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, Fields.HELP);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(isPassword() ? Messages.SecretDialog_password : Messages.SecretDialog_passphrase);
        String message = NLS.bind(isPassword() ? Messages.SecretDialog_passwordOf : Messages.SecretDialog_passphraseOf, of);
        setMessage(again ? NLS.bind(Messages.SecretDialog_again, message) : message,
                again ? IMessageProvider.ERROR : IMessageProvider.NONE);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        field = Fields.field(area, isPassword() ? Messages.SecretDialog_passwordField : Messages.SecretDialog_passphraseField,
                SWT.PASSWORD);
        keep = new Button(area, SWT.CHECK);
        keep.setText(Messages.SecretDialog_keep);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(keep);
        if (!isPassword()) {
            Fields.explanation(area, Messages.SecretDialog_without);
        }
        field.setFocus();
        return area;
    }

    @Override
    protected void okPressed() {
        char[] given = field.getTextChars();
        answer = new Person.Secret(given.clone(), keep.getSelection());
        Arrays.fill(given, '\0');
        super.okPressed();
    }
}
