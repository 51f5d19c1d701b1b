// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rpmsgexplorer.core.ssh.SignIn.Prompt;

/** Passes on the questions of a host, all at once. */
final class PromptsDialog extends TitleAreaDialog {
    private final String who;
    private final String text;
    private final List<Prompt> prompts;
    private final List<Text> fields = new ArrayList<>();
    private List<char[]> answers = List.of();

    PromptsDialog(Shell parent, String who, String text, List<Prompt> prompts) {
        super(parent);
        this.who = who;
        this.text = text;
        this.prompts = prompts;
    }

    /** Returns what was given, to be wiped by the caller. */
    List<char[]> answers() {
        return answers;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.PromptsDialog_title);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, Fields.HELP);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(Messages.PromptsDialog_title);
        setMessage(NLS.bind(Messages.PromptsDialog_message, who));
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        if (!text.isEmpty()) {
            Fields.quote(area, text);
        }
        prompts.forEach(prompt -> fields.add(Fields.field(area, prompt.text(), prompt.echo() ? SWT.NONE : SWT.PASSWORD)));
        fields.get(0).setFocus();
        return area;
    }

    @Override
    protected void okPressed() {
        answers = fields.stream().map(Text::getTextChars).toList();
        super.okPressed();
    }
}
