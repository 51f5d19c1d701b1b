// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Subject;

/** Where a benchmark would run now. */
public sealed interface RunTarget {
    /**
     * It can run.
     *
     * @param board the id of the board
     * @param label what the board is called
     * @param control the name of the control device
     */
    record Ready(String board, String label, String control) implements RunTarget {
    }

    /**
     * It cannot.
     *
     * @param why with what to do about it
     */
    record Missing(String why) implements RunTarget {
    }

    /**
     * Decides by what is connected.
     *
     * @param selected the row that is selected in the Boards view; a board that is not connected does not count
     */
    static RunTarget of(List<BoardSnapshot> boards, Optional<BoardItem> selected) {
        List<BoardSnapshot> connected = boards.stream().filter(BoardSnapshot::isConnected).toList();
        Optional<BoardSnapshot> chosen = connected.stream()
                .filter(board -> selected.filter(item -> item.board().equals(board.id())).isPresent()).findFirst();
        if (chosen.isPresent()) {
            return of(chosen.get(), selected.flatMap(RunTarget::control));
        } else if (connected.size() == 1) {
            return of(connected.get(0), Optional.empty());
        }
        return new Missing(connected.isEmpty() ? Messages.RunTarget_notConnected : Messages.RunTarget_severalBoards);
    }

    private static RunTarget of(BoardSnapshot board, Optional<String> wanted) {
        Optional<Devices> devices = board.devicesNow();
        if (devices.isEmpty()) {
            return new Missing(NLS.bind(Messages.RunTarget_looking, board.label()));
        }
        List<String> controls = devices.get().controls().stream().map(ControlDevice::name).toList();
        Optional<String> control = wanted.filter(controls::contains);
        if (control.isPresent() || controls.size() == 1) {
            return new Ready(board.id(), board.label(), control.orElseGet(() -> controls.get(0)));
        }
        return new Missing(NLS.bind(controls.isEmpty() ? Messages.RunTarget_noControl : Messages.RunTarget_severalControls,
                board.label(), String.join(", ", controls)));
    }

    private static Optional<String> control(BoardItem item) {
        if (item.subject() instanceof Subject.OfControl of) {
            return Optional.of(of.control().name());
        }
        return item.subject() instanceof Subject.OfChannel of ? of.control() : Optional.empty();
    }
}
