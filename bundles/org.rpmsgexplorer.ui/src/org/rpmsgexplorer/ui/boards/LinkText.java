// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.connection.ConnectionState;

/** What a log says of a connection's states. */
final class LinkText {
    private LinkText() {
    }

    /** Returns a line for a state that the connection has come into. */
    static String of(ConnectionState state, BoardInfo board) {
        if (state instanceof ConnectionState.Connected) {
            return NLS.bind(Messages.LinkText_connected, new Object[] {board.kernel(), board.machine(), board.java()});
        } else if (state instanceof ConnectionState.Lost lost) {
            return lost.next().isPresent() ? NLS.bind(Messages.LinkText_lost, lost.why())
                    : NLS.bind(Messages.LinkText_lostForGood, lost.why());
        } else if (state instanceof ConnectionState.Reconnecting again) {
            return NLS.bind(Messages.LinkText_reconnecting, again.attempt());
        } else if (state instanceof ConnectionState.Closed) {
            return Messages.LinkText_closed;
        }
        return Messages.LinkText_connecting;
    }
}
