// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.rpmsgexplorer.core.ssh.HostKeyChange;
import org.rpmsgexplorer.core.ssh.SignIn.HostKeyQuestion;
import org.rpmsgexplorer.core.ssh.SignIn.Prompt;
import org.rpmsgexplorer.ui.UiActivator;

/** Asks with one dialog after the other. */
final class Dialogs implements Person {
    private final String board;
    private final Consumer<String> notes;
    private final IWorkbench workbench = PlatformUI.getWorkbench();
    /** Guarded by this; null while nothing is being asked. */
    private Dialog asking;
    private boolean closed;

    /**
     * Creates dialogs for one attempt to connect.
     *
     * @param board the board's id
     * @param notes is told what is of no consequence
     */
    Dialogs(String board, Consumer<String> notes) {
        this.board = board;
        this.notes = notes;
    }

    /** Opens a dialog and waits for its end; returns what it has, or nothing where it was cancelled. */
    private <D extends Dialog, T> Optional<T> ask(Function<Shell, D> dialog, Function<D, T> answer) {
        Display display = workbench.getDisplay();
        AtomicAnswer<T> given = new AtomicAnswer<>();
        display.syncExec(() -> {
            D fresh = dialog.apply(workbench.getModalDialogShellProvider().getShell());
            fresh.create();
            if (begin(fresh) && fresh.open() == Window.OK && !isClosed()) {
                given.value = Optional.of(answer.apply(fresh));
            }
            end();
        });
        return given.value;
    }

    /** What the UI thread hands over. */
    private static final class AtomicAnswer<T> {
        private Optional<T> value = Optional.empty();
    }

    private synchronized boolean begin(Dialog dialog) {
        asking = dialog;
        return !closed;
    }

    /** A dialog that was closed by us does not say that it was cancelled. */
    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void end() {
        if (asking != null) {
            asking.close();
        }
        asking = null;
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        return ask(shell -> new HostKeyDialog(shell, question), dialog -> true).isPresent();
    }

    @Override
    public Optional<Secret> secret(Kind kind, String of, boolean again) {
        return ask(shell -> new SecretDialog(shell, kind, of, again), SecretDialog::answer);
    }

    @Override
    public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
        return ask(shell -> new PromptsDialog(shell, who, text, prompts), PromptsDialog::answers);
    }

    /** Does not wait: the attempt fails in any case. */
    @Override
    public void changed(HostKeyChange change) {
        workbench.getDisplay().asyncExec(() -> {
            if (!workbench.isClosing()) {
                HostKeyChangedDialog.open(workbench.getModalDialogShellProvider().getShell(), board, change,
                        () -> UiActivator.boards().connect(board));
            }
        });
    }

    @Override
    public void note(String text) {
        notes.accept(text);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (asking == null) {
                return;
            }
        }
        workbench.getDisplay().asyncExec(this::end);
    }
}
