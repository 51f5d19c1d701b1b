// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.rpmsgexplorer.ui.boards.Subject.OfBoard;
import org.rpmsgexplorer.ui.boards.Subject.OfChannel;
import org.rpmsgexplorer.ui.boards.Subject.OfControl;

/** Says why a button of the Boards view can do nothing with the selected rows; whether it can is for {@link BoardActions}. */
final class WhyNot {
    /** What has a button there that acts on rows. */
    static final Set<Action> ACTIONS = EnumSet.of(Action.CONNECT, Action.DISCONNECT, Action.CREATE_ENDPOINT);

    private WhyNot() {
    }

    /**
     * Returns the reason; nothing where it can be done.
     *
     * @param action one of {@link #ACTIONS}
     * @param rows the selected rows as they were chosen
     * @param boards returns what is known of a board now, by its id
     */
    static Optional<String> of(Action action, List<BoardItem> rows, Function<String, Optional<BoardSnapshot>> boards) {
        if (rows.isEmpty()) {
            return Optional.of(select(action));
        }
        for (BoardItem row : rows) {
            Optional<BoardSnapshot> board = boards.apply(row.board());
            if (!BoardActions.of(row, board).contains(action)) {
                return Optional.of(board.filter(now -> fits(action, row.subject())).map(now -> reason(action, now))
                        .orElse(select(action)));
            }
        }
        return Optional.empty();
    }

    private static String select(Action action) {
        return action == Action.CREATE_ENDPOINT ? Messages.WhyNot_selectPlace : Messages.WhyNot_selectBoard;
    }

    private static boolean fits(Action action, Subject subject) {
        return subject instanceof OfBoard
                || action == Action.CREATE_ENDPOINT && (subject instanceof OfControl || subject instanceof OfChannel);
    }

    private static String reason(Action action, BoardSnapshot board) {
        return switch (action) {
            case CONNECT -> board.isConnected() ? Messages.WhyNot_connected : notConnected(board);
            case DISCONNECT -> board.link() instanceof Link.Closing ? Messages.WhyNot_disconnecting : Messages.WhyNot_notConnected;
            default -> board.devicesNow().isPresent() ? Messages.WhyNot_noControl
                    : board.isConnected() ? Messages.WhyNot_looking : notConnected(board);
        };
    }

    private static String notConnected(BoardSnapshot board) {
        Optional<String> virtual = board.virtual().flatMap(WhyNot::notRunning);
        if (virtual.isPresent()) {
            return virtual.get();
        } else if (board.link() instanceof Link.Opening) {
            return Messages.WhyNot_connecting;
        } else if (board.link() instanceof Link.Closing) {
            return Messages.WhyNot_disconnecting;
        }
        return board.link() instanceof Link.Away away && !away.isForGood() ? Messages.WhyNot_away : Messages.WhyNot_notConnected;
    }

    private static Optional<String> notRunning(VirtualStatus status) {
        if (status instanceof VirtualStatus.Running) {
            return Optional.empty();
        } else if (status instanceof VirtualStatus.Unavailable unavailable) {
            return Optional.of(unavailable.reason());
        }
        return Optional.of(status instanceof VirtualStatus.Starting ? Messages.WhyNot_starting : Messages.WhyNot_notRunning);
    }
}
