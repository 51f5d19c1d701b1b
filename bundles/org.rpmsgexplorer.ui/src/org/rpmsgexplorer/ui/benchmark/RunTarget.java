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
import org.rpmsgexplorer.ui.boards.VirtualStatus;

/** Where a benchmark would run now. */
public sealed interface RunTarget {
    /** A board that it would run on. */
    sealed interface OnBoard extends RunTarget {
        /** Returns the id of the board. */
        String board();

        /** Returns what the board is called. */
        String label();
    }

    /**
     * It can run.
     *
     * @param control the name of the control device
     */
    record Ready(String board, String label, String control) implements OnBoard {
    }

    /** It can run when the board is connected, which nobody has seen to yet. */
    record Away(String board, String label) implements OnBoard {
    }

    /**
     * It cannot.
     *
     * @param why with what to do about it
     */
    record Missing(String why) implements RunTarget {
    }

    /**
     * Decides where: on the board that is selected, else on the only one that is connected, else on another one.
     *
     * @param selected the row that is selected in the Boards view
     * @param otherwise the id of the other one; empty for none
     * @param control the control device that is wanted on any board; empty for the selected or the only one
     */
    static RunTarget of(List<BoardSnapshot> boards, Optional<BoardItem> selected, String otherwise, Optional<String> control) {
        List<BoardSnapshot> connected = boards.stream().filter(BoardSnapshot::isConnected).toList();
        Optional<BoardSnapshot> chosen = selected.flatMap(item -> find(boards, item.board()));
        if (chosen.isPresent()) {
            return on(chosen.get(), control.or(() -> selected.flatMap(RunTarget::control)));
        } else if (connected.size() == 1) {
            return on(connected.get(0), control);
        }
        return find(boards, otherwise).map(board -> on(board, control)).orElseGet(() -> new Missing(
                connected.isEmpty() ? Messages.RunTarget_notConnected : Messages.RunTarget_severalBoards));
    }

    private static Optional<BoardSnapshot> find(List<BoardSnapshot> boards, String id) {
        return boards.stream().filter(board -> board.id().equals(id)).findFirst();
    }

    /**
     * Decides for a board.
     *
     * @param control the control device that is wanted; empty for the only one
     */
    static RunTarget on(BoardSnapshot board, Optional<String> control) {
        Optional<Devices> devices = board.devicesNow();
        if (devices.isPresent()) {
            return on(board, control, devices.get().controls().stream().map(ControlDevice::name).toList());
        } else if (board.isConnected()) {
            return new Missing(NLS.bind(Messages.RunTarget_looking, board.label()));
        }
        return board.virtual().orElse(null) instanceof VirtualStatus.Unavailable not ? new Missing(not.reason())
                : new Away(board.id(), board.label());
    }

    private static RunTarget on(BoardSnapshot board, Optional<String> wanted, List<String> controls) {
        Optional<String> control = wanted.filter(controls::contains);
        if (control.isPresent() || wanted.isEmpty() && controls.size() == 1) {
            return new Ready(board.id(), board.label(), control.orElseGet(() -> controls.get(0)));
        } else if (controls.isEmpty()) {
            return new Missing(NLS.bind(Messages.RunTarget_noControl, board.label()));
        }
        return new Missing(NLS.bind(wanted.isPresent() ? Messages.RunTarget_otherControls : Messages.RunTarget_severalControls,
                new Object[] {board.label(), String.join(", ", controls), wanted.orElse("")}));
    }

    private static Optional<String> control(BoardItem item) {
        if (item.subject() instanceof Subject.OfControl of) {
            return Optional.of(of.control().name());
        }
        return item.subject() instanceof Subject.OfChannel of ? of.control() : Optional.empty();
    }
}
