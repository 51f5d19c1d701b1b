// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.FailureDialog;
import org.rpmsgexplorer.ui.boards.JobProgress;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Opens an endpoint by a job, and shows it then. */
public final class EndpointOpening {
    private static final String MESSAGES = "org.rpmsgexplorer.ui.messages";

    private final IWorkbenchPage page;
    private final String board;

    /** What brings the endpoint. */
    private interface Operation {
        LiveEndpoint open(Connection connection, String label, Progress progress) throws BoardException;
    }

    /**
     * Creates one.
     *
     * @param page where the endpoint is shown
     * @param board id of its board
     */
    public EndpointOpening(IWorkbenchPage page, String board) {
        this.page = page;
        this.board = board;
    }

    /** Creates an endpoint. */
    void create(EndpointSpec spec) {
        schedule(NLS.bind(Messages.EndpointOpening_creating, spec.name()),
                (connection, label, progress) -> UiActivator.traffic().open(connection, label, spec, progress));
    }

    /**
     * Opens a node that is there.
     *
     * @param node such as {@code rpmsg0}
     */
    public void openNode(String node) {
        schedule(NLS.bind(Messages.EndpointOpening_opening, node), (connection, label, progress) -> UiActivator.traffic()
                .openNode(connection, label, node, progress));
    }

    private void schedule(String name, Operation operation) {
        new BoardJob(name, board, monitor -> run(operation, monitor), new FailureDialog(Messages.EndpointOpening_failed)).schedule();
    }

    private void run(Operation operation, IProgressMonitor monitor) throws BoardException {
        Connection connection = UiActivator.boards().connection(board).orElseThrow(() -> new BoardException(
                Messages.EndpointOpening_notConnected, Messages.EndpointOpening_notConnectedHint, null));
        String label = UiActivator.boards().snapshot(board).map(BoardSnapshot::label).orElse(board);
        LiveEndpoint endpoint = operation.open(connection, label, new JobProgress(monitor));
        page.getWorkbenchWindow().getWorkbench().getDisplay().asyncExec(() -> show(page, endpoint));
    }

    /** Shows an endpoint's messages. */
    public static void show(IWorkbenchPage page, LiveEndpoint endpoint) {
        try {
            if (page.showView(MESSAGES) instanceof EndpointViewer viewer) {
                viewer.show(endpoint);
            }
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }
}
