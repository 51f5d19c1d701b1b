// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.ui.boards.BoardItem.Mark;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Failed;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Running;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Starting;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Stopped;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Stopping;
import org.rpmsgexplorer.ui.boards.VirtualStatus.Unavailable;

/** Decides what the Boards view shows for what is known of the boards: rows, or a text where there is nothing to see. */
final class BoardRows {
    /** What a row says, without its place. */
    private record State(Mark mark, String detail, String hint) {
        State(Mark mark, String detail) {
            this(mark, detail, "");
        }

        State with(Problem problem) {
            return new State(Mark.PROBLEM, NLS.bind(Messages.BoardRows_more, detail, problem.message()), problem.hint());
        }
    }

    private BoardRows() {
    }

    /** Returns the rows of all boards; none where {@link #text} says it all. */
    static List<BoardItem> rows(List<BoardSnapshot> boards, List<EndpointRow> endpoints) {
        return isEmpty(boards) ? List.of() : boards.stream().map(board -> row(board, endpoints)).toList();
    }

    /**
     * Returns the text that stands in place of rows; of the links in it, {@code add} adds a board and {@code start} starts the
     * virtual one.
     */
    static String text(List<BoardSnapshot> boards) {
        if (!isEmpty(boards)) {
            return "";
        }
        VirtualStatus status = boards.get(0).virtual().orElseThrow();
        String virtual = status instanceof Unavailable unavailable
                ? NLS.bind(Messages.BoardRows_unavailable, unavailable.reason())
                : status instanceof Stopped stopped && !stopped.kernelBuilt() ? Messages.BoardRows_stoppedWithoutKernel
                : Messages.BoardRows_stopped;
        return NLS.bind(Messages.BoardRows_empty, virtual);
    }

    /** Returns whether there is no board but a virtual one that has never done anything. */
    private static boolean isEmpty(List<BoardSnapshot> boards) {
        return boards.size() == 1 && boards.get(0).virtual()
                .map(status -> status instanceof VirtualStatus.Unknown || status instanceof Stopped || status instanceof Unavailable)
                .orElse(false);
    }

    private static BoardItem row(BoardSnapshot board, List<EndpointRow> endpoints) {
        State state = board.virtual().map(status -> state(status, board.link())).orElseGet(() -> state(board.link()));
        List<EndpointRow> own = endpoints.stream().filter(endpoint -> endpoint.board().equals(board.id())).toList();
        List<BoardItem> below = board.link().devices().map(devices -> new DeviceRows(board.id(), devices, own).rows())
                .orElse(List.of());
        return new BoardItem(board.id(), board.id(), new Subject.OfBoard(board), state.mark(), board.label(), state.detail(),
                state.hint(), below);
    }

    private static State state(VirtualStatus status, Link link) {
        if (status instanceof Starting starting) {
            return new State(Mark.BUSY, starting.step().isEmpty() ? Messages.BoardRows_starting
                    : NLS.bind(Messages.BoardRows_startingStep, starting.step()));
        } else if (status instanceof Stopping) {
            return new State(Mark.BUSY, Messages.BoardRows_stopping);
        } else if (status instanceof Failed failed) {
            return new State(Mark.NONE, Messages.BoardRows_notRunning).with(failed.problem());
        } else if (status instanceof Unavailable unavailable) {
            return new State(Mark.NONE, NLS.bind(Messages.BoardRows_notHere, unavailable.reason()));
        } else if (status instanceof Running running) {
            State connection = state(link);
            // Why a connection is away is long enough; where the board is matters less then.
            State both = link instanceof Link.Away ? connection : new State(connection.mark(), NLS.bind(Messages.BoardRows_running, new Object[] {
                Integer.toString(running.state().port()), running.state().fdWay() ? Messages.BoardRows_on : Messages.BoardRows_off,
                connection.detail()}), connection.hint());
            return running.problem().map(both::with).orElse(both);
        }
        return new State(Mark.NONE, Messages.BoardRows_notRunning);
    }

    private static State state(Link link) {
        if (link instanceof Link.Opening opening) {
            return new State(Mark.BUSY, opening.step().isEmpty() ? Messages.BoardRows_connecting
                    : NLS.bind(Messages.BoardRows_more, Messages.BoardRows_connecting, opening.step()));
        } else if (link instanceof Link.Closing) {
            return new State(Mark.BUSY, Messages.BoardRows_disconnecting);
        } else if (link instanceof Link.Up up) {
            return state(up.devices());
        } else if (link instanceof Link.Away away) {
            return state(away);
        }
        State down = new State(Mark.NONE, Messages.BoardRows_notConnected);
        return ((Link.Down) link).problem().map(down::with).orElse(down);
    }

    private static State state(Optional<Devices> devices) {
        if (devices.isPresent() && devices.get().controls().isEmpty()) {
            return new State(Mark.CONNECTED,
                    NLS.bind(Messages.BoardRows_more, Messages.BoardRows_connected, Messages.BoardRows_noControlDevice),
                    Messages.BoardRows_noControlDeviceHint);
        }
        return new State(Mark.CONNECTED, devices.isPresent() ? Messages.BoardRows_connected : Messages.BoardRows_looking);
    }

    private static State state(Link.Away away) {
        if (away.isForGood()) {
            return new State(Mark.PROBLEM, NLS.bind(Messages.BoardRows_lost, away.why()), Messages.BoardRows_lostHint);
        }
        return new State(Mark.AWAY, NLS.bind(Messages.BoardRows_reconnecting, away.why(), away.attempts() + 1),
                Messages.BoardRows_reconnectingHint);
    }
}
