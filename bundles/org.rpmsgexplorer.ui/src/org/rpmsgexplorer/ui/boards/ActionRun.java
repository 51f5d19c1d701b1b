// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.Subject.OfChannel;
import org.rpmsgexplorer.ui.boards.Subject.OfNode;
import org.rpmsgexplorer.ui.endpoint.CreateEndpoint;
import org.rpmsgexplorer.ui.endpoint.EndpointOpening;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;
import org.rpmsgexplorer.ui.wizard.BoardWizard;

/** Begins what a user wants to do with a row; UI thread only. What waits for a board is done by a job. */
final class ActionRun {
    private final IWorkbenchWindow window;
    private final Boards boards = UiActivator.boards();

    /** What a job does on a board that is connected. */
    private interface Operation {
        void run(Connection connection, IProgressMonitor monitor) throws BoardException;
    }

    ActionRun(IWorkbenchWindow window) {
        this.window = window;
    }

    /** Begins an action that is possible. */
    void run(Action action, BoardItem item) {
        switch (action) {
            case CONNECT -> boards.connect(item.board());
            case DISCONNECT -> boards.disconnect(item.board());
            case EDIT -> boards.snapshot(item.board()).flatMap(BoardSnapshot::entry).ifPresent(this::edit);
            case REMOVE -> remove(item);
            case CREATE_ENDPOINT -> CreateEndpoint.open(window, item);
            case OPEN_NODE -> openNode(item);
            case DESTROY_NODE -> destroyNode(item);
            case CLOSE_ENDPOINT -> endpoint(item).ifPresent(endpoint -> close(item, endpoint));
            case SHOW_MESSAGES -> endpoint(item).ifPresent(endpoint -> EndpointOpening.show(window.getActivePage(), endpoint));
        }
    }

    private Shell shell() {
        return window.getShell();
    }

    private void edit(BoardEntry entry) {
        new WizardDialog(shell(), new BoardWizard(entry)).open();
    }

    private void remove(BoardItem item) {
        if (isSure(Messages.ActionRun_remove, NLS.bind(Messages.ActionRun_removeQuestion, item.label()))) {
            boards.remove(item.board());
        }
    }

    /** Asks with the verb on the button; Enter alone does nothing that cannot be taken back. */
    private boolean isSure(String what, String question) {
        return new MessageDialog(shell(), what, null, question, MessageDialog.QUESTION, 1, what, IDialogConstants.CANCEL_LABEL)
                .open() == 0;
    }

    private void openNode(BoardItem item) {
        String node = item.subject() instanceof OfNode of ? of.node().name()
                : ((OfChannel) item.subject()).channel().node().orElseThrow();
        new EndpointOpening(window.getActivePage(), item.board()).openNode(node);
    }

    private void destroyNode(BoardItem item) {
        String node = ((OfNode) item.subject()).node().name();
        if (isSure(Messages.ActionRun_destroy, NLS.bind(Messages.ActionRun_destroyQuestion, node))) {
            schedule(NLS.bind(Messages.ActionRun_destroying, node), item, (connection, monitor) -> connection.destroyNode(node));
        }
    }

    private static Optional<LiveEndpoint> endpoint(BoardItem item) {
        return Optional.ofNullable(Adapters.adapt(item, LiveEndpoint.class));
    }

    private void close(BoardItem item, LiveEndpoint endpoint) {
        new BoardJob(NLS.bind(Messages.ActionRun_closing, endpoint.label()), item.board(),
                monitor -> UiActivator.traffic().close(endpoint), new FailureDialog(Messages.ActionRun_closeFailed)).schedule();
    }

    private void schedule(String name, BoardItem item, Operation operation) {
        new BoardJob(name, item.board(), monitor -> {
            Optional<Connection> connection = boards.connection(item.board());
            if (connection.isPresent()) {
                operation.run(connection.get(), monitor);
            }
        }, new FailureDialog(Messages.ActionRun_destroyFailed)).schedule();
    }
}
