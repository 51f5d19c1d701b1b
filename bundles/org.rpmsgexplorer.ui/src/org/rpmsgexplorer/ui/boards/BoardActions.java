// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.rpmsgexplorer.ui.boards.Subject.OfBoard;
import org.rpmsgexplorer.ui.boards.Subject.OfChannel;
import org.rpmsgexplorer.ui.boards.Subject.OfControl;
import org.rpmsgexplorer.ui.boards.Subject.OfEndpoint;
import org.rpmsgexplorer.ui.boards.Subject.OfNode;

/** Decides what can be done with a row now. */
final class BoardActions {
    /** What takes away what a row stands for. */
    private static final Set<Action> DELETING = EnumSet.of(Action.REMOVE, Action.DESTROY_NODE, Action.CLOSE_ENDPOINT);

    private BoardActions() {
    }

    /**
     * Returns what can be done.
     *
     * @param item the row as it was when it was chosen
     * @param board what is known of its board now; empty where that is not in the list any more
     */
    static Set<Action> of(BoardItem item, Optional<BoardSnapshot> board) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        if (board.isEmpty()) {
            return actions;
        }
        BoardSnapshot now = board.get();
        if (item.subject() instanceof OfBoard) {
            add(actions, Action.CONNECT, now.canConnect());
            add(actions, Action.DISCONNECT, now.link().canDisconnect());
            add(actions, Action.EDIT, now.entry().isPresent());
            add(actions, Action.REMOVE, now.entry().isPresent());
        }
        boolean here = item.subject() instanceof OfBoard || item.subject() instanceof OfControl
                || item.subject() instanceof OfChannel;
        add(actions, Action.CREATE_ENDPOINT, here && now.devicesNow().filter(devices -> !devices.controls().isEmpty()).isPresent());
        add(actions, Action.OPEN_NODE, now.isConnected() && (item.subject() instanceof OfNode
                || item.subject() instanceof OfChannel channel && channel.channel().node().isPresent()));
        // The node of a channel goes with the channel.
        add(actions, Action.DESTROY_NODE,
                now.isConnected() && item.subject() instanceof OfNode node && node.node().control().isPresent());
        add(actions, Action.CLOSE_ENDPOINT, item.subject() instanceof OfEndpoint);
        add(actions, Action.SHOW_MESSAGES, item.subject() instanceof OfEndpoint);
        return actions;
    }

    private static void add(Set<Action> actions, Action action, boolean possible) {
        if (possible) {
            actions.add(action);
        }
    }

    /** Returns the one that a double click or the enter key stands for; nothing where it opens and closes the row. */
    static Optional<Action> primary(Set<Action> possible, BoardItem item) {
        if (item.subject() instanceof OfChannel && possible.contains(Action.CREATE_ENDPOINT)) {
            return Optional.of(Action.CREATE_ENDPOINT);
        }
        return Set.of(Action.CONNECT, Action.OPEN_NODE, Action.SHOW_MESSAGES).stream().filter(possible::contains).findFirst();
    }

    /** Returns the one that the delete key stands for. */
    static Optional<Action> deleting(Set<Action> possible) {
        return DELETING.stream().filter(possible::contains).findFirst();
    }
}
