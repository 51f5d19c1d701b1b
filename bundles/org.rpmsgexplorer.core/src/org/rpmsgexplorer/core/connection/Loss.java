// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;

/** What is known of a connection's loss, and how often it was tried to come back. Guarded by whoever owns it. */
final class Loss {
    /** A board that boots may refuse users for a while ({@code pam_nologin}), but a password must not be tried for ever. */
    private static final int MAX_REFUSALS = 3;

    private String why = "";
    private Instant since = Instant.EPOCH;
    private int attempts;
    private int refusals;

    /**
     * The connection was lost just now.
     *
     * @param stood whether it had stood so long that this has nothing to do with the loss before
     */
    void begins(String reason, boolean stood) {
        why = reason;
        since = Instant.now();
        attempts = stood ? 0 : attempts;
    }

    /** The connection is there again. */
    void over() {
        refusals = 0;
    }

    /** Returns why the connection was lost, or what was in the way of the last attempt. */
    String why() {
        return why;
    }

    int attempts() {
        return attempts;
    }

    ConnectionState waiting(Instant next) {
        return new ConnectionState.Lost(why, since, attempts, Optional.of(next));
    }

    ConnectionState nextAttempt() {
        attempts++;
        return new ConnectionState.Reconnecting(why, since, attempts);
    }

    ConnectionState forGood() {
        return new ConnectionState.Lost(why, since, attempts, Optional.empty());
    }

    /** An attempt has failed; returns whether another one may do better. */
    boolean mayPass(BoardException failed) {
        why = failed.kind() == BoardException.Kind.CANCELLED ? "signing in again needs somebody who answers"
                : failed.getMessage();
        refusals = failed.kind() == BoardException.Kind.SIGN_IN ? refusals + 1 : 0;
        return failed.kind() != BoardException.Kind.HOST_KEY && failed.kind() != BoardException.Kind.CANCELLED
                && refusals < MAX_REFUSALS;
    }

    /** Returns what to tell who wants something of a board that is not there now. */
    BoardException unreachable(String board, ConnectionState now) {
        String message = "The connection to " + board + " is lost: " + why;
        String hint = "Connect again.";
        if (now instanceof ConnectionState.Closed) {
            message = "The connection to " + board + " was closed";
        } else if (now instanceof ConnectionState.Reconnecting trying) {
            hint = "Attempt " + trying.attempt() + " to come back is under way.";
        } else if (now instanceof ConnectionState.Lost lost && lost.next().isPresent()) {
            long seconds = Math.max(0, Duration.between(Instant.now(), lost.next().get()).toSeconds());
            hint = "The next attempt to come back is in " + seconds + " s.";
        }
        return new BoardException(BoardException.Kind.LOST, message, hint, null);
    }
}
