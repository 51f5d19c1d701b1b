// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.time.Instant;
import java.util.Optional;

import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.connection.ConnectionState;
import org.rpmsgexplorer.core.device.Devices;

/** How it stands with a board's connection at one moment. */
public sealed interface Link {
    /** There is none; perhaps because of a problem. */
    record Down(Optional<Problem> problem) implements Link {
        /** Nobody has asked for one. */
        public static final Down IDLE = new Down(Optional.empty());
    }

    /** It is being opened for the first time. */
    record Opening(String step) implements Link {
    }

    /** It is being closed: its endpoints end, which may take a moment. */
    record Closing() implements Link {
    }

    /**
     * The agent answers.
     *
     * @param board what it said of its board
     * @param since when
     * @param devices what rpmsg has there; empty until that is told
     */
    record Up(BoardInfo board, Instant since, Optional<Devices> devices) implements Link {
    }

    /**
     * The board is out of reach.
     *
     * @param why without a full stop
     * @param since when it was lost
     * @param attempts how many attempts to come back have failed so far
     * @param trying whether one is under way
     * @param next when the next one is; empty where there will be none, or one is under way
     * @param devices what rpmsg had there
     */
    record Away(String why, Instant since, int attempts, boolean trying, Optional<Instant> next, Optional<Devices> devices)
            implements Link {
        /** Returns whether it does not come back by itself. */
        public boolean isForGood() {
            return !trying && next.isEmpty();
        }
    }

    /**
     * Returns how it stands with a connection that is in a state.
     *
     * @param board what its last agent has said
     * @param devices what rpmsg has there, as far as it was told
     */
    static Link of(ConnectionState state, BoardInfo board, Optional<Devices> devices) {
        if (state instanceof ConnectionState.Connected connected) {
            return new Up(board, connected.since(), devices);
        } else if (state instanceof ConnectionState.Lost lost) {
            return new Away(lost.why(), lost.since(), lost.attempts(), false, lost.next(), devices);
        } else if (state instanceof ConnectionState.Reconnecting again) {
            return new Away(again.why(), again.since(), again.attempt() - 1, true, Optional.empty(), devices);
        } else if (state instanceof ConnectionState.Closed) {
            return Down.IDLE;
        }
        return new Opening("");
    }

    /** Returns what rpmsg has on the board, or had when it was there. */
    default Optional<Devices> devices() {
        return Optional.empty();
    }

    /** Returns whether there is a connection to end, or an attempt. */
    default boolean canDisconnect() {
        return !(this instanceof Down || this instanceof Closing);
    }

    /** Returns whether opening one makes sense. */
    default boolean canConnect() {
        return this instanceof Down || this instanceof Away away && away.isForGood();
    }
}
