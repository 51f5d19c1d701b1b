// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import java.util.Optional;

import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;

/** Asks for an endpoint and creates it. */
public final class CreateEndpoint {
    private CreateEndpoint() {
    }

    /**
     * Opens the dialog; does nothing where the board has no control device.
     *
     * @param item a row of the board, which the fields are filled from
     */
    public static void open(IWorkbenchWindow window, BoardItem item) {
        Optional<BoardSnapshot> board = UiActivator.boards().snapshot(item.board());
        Optional<Devices> devices = board.flatMap(BoardSnapshot::devicesNow);
        if (devices.isPresent() && !devices.get().controls().isEmpty()) {
            EndpointChoices choices = new EndpointChoices(devices.get());
            EndpointDialog dialog = new EndpointDialog(window.getShell(), board.get().label(), choices,
                    choices.first(item.subject()));
            if (dialog.open() == Window.OK) {
                new EndpointOpening(window.getActivePage(), item.board()).create(dialog.spec());
            }
        }
    }
}
