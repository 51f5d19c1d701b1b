// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.ControlDevice;

/** Asks for the endpoint to create. */
final class EndpointDialog extends TitleAreaDialog {
    private static final String HELP = "org.rpmsgexplorer.ui.create_endpoint";
    private static final String NAMES = "names";
    private static final String SOURCES = "sources";
    private static final String DESTINATIONS = "destinations";

    private final String board;
    private final EndpointChoices choices;
    private final EndpointDraft first;
    private final IDialogSettings settings = DialogSettings.getOrCreateSection(
            PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(EndpointDialog.class)).getDialogSettings(),
            "createEndpoint");
    private Combo control;
    private Combo name;
    private Combo source;
    private Combo destination;
    private Button fd;
    private Button legacy;
    private Label reason;
    private Label advice;
    private EndpointSpec spec;

    /**
     * Creates a dialog.
     *
     * @param board what the board is called
     * @param first what stands in the fields at first
     */
    EndpointDialog(Shell parent, String board, EndpointChoices choices, EndpointDraft first) {
        super(parent);
        this.board = board;
        this.choices = choices;
        this.first = first;
    }

    /** Returns what to create. */
    EndpointSpec spec() {
        return spec;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.EndpointDialog_window);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HELP);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(NLS.bind(Messages.EndpointDialog_title, board));
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        control = combo(area, Messages.EndpointDialog_control, SWT.READ_ONLY,
                choices.controls().stream().map(ControlDevice::name).toList());
        control.setText(first.control());
        control.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> chooseControl()));
        destination = combo(area, Messages.EndpointDialog_destination, SWT.NONE, List.of());
        destination.setToolTipText(Messages.EndpointDialog_destinationTip);
        name = combo(area, Messages.EndpointDialog_name, SWT.NONE, recent(NAMES));
        source = combo(area, Messages.EndpointDialog_source, SWT.NONE, sources());
        createWays(area);
        advice = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(440, 54).indent(0, 6).applyTo(advice);
        chooseControl();
        fill();
        return area;
    }

    /** What is missing at first is said, but not as an error. */
    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        List.of(name, source, destination).forEach(field -> field.addModifyListener(event -> check()));
        check();
        setErrorMessage(null);
        (first.destination().isEmpty() ? destination : name).setFocus();
        return contents;
    }

    private void createWays(Composite area) {
        label(area, Messages.EndpointDialog_way);
        fd = way(area, Messages.EndpointDialog_fd);
        label(area, "");
        legacy = way(area, Messages.EndpointDialog_legacy);
        label(area, "");
        reason = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(reason);
    }

    private Button way(Composite area, String text) {
        Button button = new Button(area, SWT.RADIO);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> check()));
        return button;
    }

    private static void label(Composite area, String text) {
        new Label(area, SWT.NONE).setText(text);
    }

    private static Combo combo(Composite area, String label, int style, List<String> items) {
        label(area, label);
        Combo combo = new Combo(area, SWT.DROP_DOWN | style);
        combo.setItems(items.toArray(String[]::new));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        return combo;
    }

    private void fill() {
        name.setText(first.name());
        source.setText(first.source());
        destination.setText(first.destination());
        fd.setSelection(first.way() == Way.FD);
        legacy.setSelection(first.way() == Way.LEGACY);
    }

    private ControlDevice device() {
        return choices.control(control.getText()).orElseThrow();
    }

    /** The control device decides on the ways and on the channels to choose from. */
    private void chooseControl() {
        ControlDevice device = device();
        String before = destination.getText();
        destination.setItems(choices.destinations(device, recent(DESTINATIONS)).toArray(String[]::new));
        destination.setText(before);
        Optional<String> why = EndpointDraft.reason(device, Way.FD);
        fd.setEnabled(device.fdWay().present().orElse(true));
        fd.setSelection(EndpointChoices.usual(device) == Way.FD);
        legacy.setSelection(EndpointChoices.usual(device) == Way.LEGACY);
        reason.setText(why.orElse(""));
        reason.requestLayout();
        check();
    }

    private EndpointDraft draft() {
        return new EndpointDraft(control.getText(), name.getText(), source.getText(), destination.getText(),
                fd.getSelection() ? Way.FD : Way.LEGACY);
    }

    private void check() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok == null) {
            return;
        }
        EndpointDraft draft = draft();
        Optional<String> problem = draft.problem(device());
        setErrorMessage(problem.orElse(null));
        setMessage(problem.isEmpty() ? Messages.EndpointDialog_message : "");
        ok.setEnabled(problem.isEmpty());
        advice.setText(problem.isEmpty() ? draft.advice() : "");
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.EndpointDialog_create, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        EndpointDraft draft = draft();
        spec = draft.spec();
        remember(NAMES, draft.name());
        remember(SOURCES, draft.source().strip());
        remember(DESTINATIONS, draft.destination().strip());
        super.okPressed();
    }

    private List<String> sources() {
        return Recent.with(recent(SOURCES), EndpointChoices.ANY);
    }

    private List<String> recent(String key) {
        return Optional.ofNullable(settings.getArray(key)).map(Arrays::asList).orElse(List.of());
    }

    private void remember(String key, String value) {
        settings.put(key, Recent.with(recent(key), value).toArray(String[]::new));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }
}
