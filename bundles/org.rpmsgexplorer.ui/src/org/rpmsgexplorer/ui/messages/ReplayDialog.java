// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.OptionalInt;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.PlatformUI;
import org.rpmsgexplorer.core.capture.replay.Replay;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Asks by which endpoint, how fast and how often to send the messages of a capture. */
final class ReplayDialog extends TitleAreaDialog {
    private static final String HELP = "org.rpmsgexplorer.ui.replay";
    private static final double[] SPEEDS = {1, 2, 10, 100, Double.POSITIVE_INFINITY};
    private static final int MOST_ROUNDS = 1_000_000;

    private final List<LiveEndpoint> endpoints;
    private Combo target;
    private Combo speed;
    private Spinner rounds;
    private Button forever;
    private LiveEndpoint chosen;
    private Replay.Settings settings;

    /**
     * Creates a dialog.
     *
     * @param endpoints those that can send
     */
    ReplayDialog(Shell shell, List<LiveEndpoint> endpoints) {
        super(shell);
        this.endpoints = endpoints;
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.ReplayDialog_title);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HELP);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(Messages.ReplayDialog_title);
        setMessage(Messages.ReplayDialog_message);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        label(area, Messages.ReplayDialog_target);
        target = new Combo(area, SWT.READ_ONLY);
        target.setItems(EndpointNames.of(endpoints));
        target.select(endpoints.size() - 1);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(target);
        label(area, Messages.ReplayDialog_speed);
        speed = new Combo(area, SWT.READ_ONLY);
        speed.setItems(Messages.ReplayDialog_original, Messages.ReplayDialog_twice, Messages.ReplayDialog_ten,
                Messages.ReplayDialog_hundred, Messages.ReplayDialog_max);
        speed.select(0);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(speed);
        label(area, Messages.ReplayDialog_rounds);
        rounds = new Spinner(area, SWT.BORDER);
        rounds.setValues(1, 1, MOST_ROUNDS, 0, 1, 10);
        forever = new Button(area, SWT.CHECK);
        forever.setText(Messages.ReplayDialog_forever);
        forever.addListener(SWT.Selection, event -> rounds.setEnabled(!forever.getSelection()));
        return area;
    }

    private static void label(Composite area, String text) {
        new Label(area, SWT.NONE).setText(text);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, OK, Messages.ReplayDialog_replay, true);
        createButton(parent, CANCEL, IDialogConstants.CANCEL_LABEL, false);
        if (endpoints.isEmpty()) {
            setMessage(Messages.ReplayDialog_noEndpoint, IMessageProvider.WARNING);
            getButton(OK).setEnabled(false);
        }
    }

    @Override
    protected void okPressed() {
        chosen = endpoints.get(target.getSelectionIndex());
        settings = new Replay.Settings(SPEEDS[speed.getSelectionIndex()],
                forever.getSelection() ? OptionalInt.empty() : OptionalInt.of(rounds.getSelection()));
        super.okPressed();
    }

    /** Returns the endpoint that sends. */
    LiveEndpoint target() {
        return chosen;
    }

    Replay.Settings settings() {
        return settings;
    }
}
