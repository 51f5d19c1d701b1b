// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rpmsgexplorer.ui.boards.SignIns;

/** The one page of the board wizard: the fields, and below them the test of the connection. */
final class BoardPage extends WizardPage {
    private static final String HELP = "org.rpmsgexplorer.ui.board_wizard";

    private final BoardDraft first;
    private final Set<String> taken;
    private final TestArea test;
    private final boolean isNew;
    private Combo host;
    private Text port;
    private Text user;
    private Text identity;
    private Text jump;
    private Text name;
    private Button oldAlgorithms;
    private Button connects;
    private DiskLook disk;

    /**
     * Creates a page.
     *
     * @param id of the board
     * @param first what stands in the fields at first
     * @param taken what other boards are called
     */
    BoardPage(String id, BoardDraft first, Set<String> taken, SignIns signIns) {
        super("board");
        this.first = first;
        this.taken = taken;
        this.isNew = first.isBlank();
        this.test = new TestArea(id, signIns, this::draft);
        setMessage(Messages.BoardPage_message);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(4).margins(10, 8).applyTo(area);
        disk = new DiskLook(area, this::check);
        area.getShell().addListener(SWT.Activate, event -> disk.again());
        createAddress(area);
        createSignIn(area);
        connects = new Button(area, SWT.CHECK);
        connects.setText(Messages.BoardPage_connect);
        connects.setSelection(isNew);
        GridDataFactory.fillDefaults().span(4, 1).applyTo(connects);
        test.create(area);
        setControl(area);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(area, HELP);
        fill();
        check();
        setErrorMessage(null);
        host.setFocus();
    }

    private void createAddress(Composite area) {
        label(area, Messages.BoardPage_host);
        host = new Combo(area, SWT.DROP_DOWN);
        disk.hosts(hosts -> hosts.forEach(host::add));
        host.setToolTipText(Messages.BoardPage_hostTip);
        host.addModifyListener(event -> check());
        GridDataFactory.fillDefaults().grab(true, false).hint(220, SWT.DEFAULT).applyTo(host);
        label(area, Messages.BoardPage_port);
        port = text(area, Messages.BoardPage_portUsual, 1);
        GridDataFactory.fillDefaults().hint(70, SWT.DEFAULT).applyTo(port);
        label(area, Messages.BoardPage_user);
        user = text(area, Messages.BoardPage_userUsual, 3);
    }

    private void createSignIn(Composite area) {
        label(area, Messages.BoardPage_identity);
        identity = text(area, Messages.BoardPage_identityUsual, 2);
        Button browse = new Button(area, SWT.PUSH);
        browse.setText(Messages.BoardPage_browse);
        browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse()));
        GridDataFactory.fillDefaults().applyTo(browse);
        label(area, Messages.BoardPage_jump);
        jump = text(area, Messages.BoardPage_jumpUsual, 3);
        label(area, Messages.BoardPage_name);
        name = text(area, Messages.BoardPage_nameUsual, 3);
        oldAlgorithms = new Button(area, SWT.CHECK);
        oldAlgorithms.setText(Messages.BoardPage_oldAlgorithms);
        oldAlgorithms.setToolTipText(Messages.BoardPage_oldAlgorithmsTip);
        GridDataFactory.fillDefaults().span(4, 1).applyTo(oldAlgorithms);
    }

    private static void label(Composite area, String text) {
        new Label(area, SWT.NONE).setText(text);
    }

    private Text text(Composite area, String usual, int columns) {
        Text text = new Text(area, SWT.BORDER);
        text.setMessage(usual);
        text.addModifyListener(event -> check());
        GridDataFactory.fillDefaults().grab(columns > 1, false).span(columns, 1).applyTo(text);
        return text;
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.BoardPage_browseTitle);
        dialog.setFilterPath(System.getProperty("user.home") + "/.ssh");
        Optional.ofNullable(dialog.open()).ifPresent(identity::setText);
    }

    private void fill() {
        host.setText(first.host());
        port.setText(first.port());
        user.setText(first.user());
        identity.setText(first.identity());
        jump.setText(first.jump());
        name.setText(first.name());
        oldAlgorithms.setSelection(first.oldAlgorithms());
    }

    /** Returns what stands in the fields now. */
    BoardDraft draft() {
        return new BoardDraft(host.getText(), port.getText(), user.getText(), identity.getText(), jump.getText(),
                oldAlgorithms.getSelection(), name.getText());
    }

    /** Returns whether the board is to be connected at once. */
    boolean connects() {
        return connects.getSelection();
    }

    /** Returns whether a connection was tested. */
    boolean hasTested() {
        return test.wasRun();
    }

    private void check() {
        if (oldAlgorithms == null || getControl() == null) {
            return;
        }
        BoardDraft draft = draft();
        Optional<String> problem = draft.isBlank() ? Optional.empty() : draft.problem(taken).or(() -> disk.keyProblem(draft));
        setErrorMessage(problem.orElse(null));
        boolean possible = !draft.isBlank() && problem.isEmpty();
        setPageComplete(possible);
        test.setPossible(possible);
    }

    /** A test that is under way ends with the page. */
    @Override
    public void dispose() {
        test.cancel();
        super.dispose();
    }
}
