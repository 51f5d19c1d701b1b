// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.ConnectionListener;
import org.rpmsgexplorer.core.connection.ConnectionState;
import org.rpmsgexplorer.core.device.Devices;

/**
 * What comes of a board that is watched, in its order: lists of its devices, and how it stands with the connection. The
 * connection's threads tell, another one takes.
 */
final class DeviceNews implements ConnectionListener {
    private final BlockingQueue<News> waiting = new LinkedBlockingQueue<>();
    private final PrintStream errors;
    /** Since when the connection is lost, and why, as far as that was told. */
    private Optional<ConnectionState.Lost> lost = Optional.empty();

    /** Something new. */
    private interface News {
        /** Returns the list that it is, or deals with it. */
        Optional<Devices> list() throws BoardException;
    }

    /**
     * Creates news of nothing.
     *
     * @param errors where it is said that the connection is lost, and that it is there again
     */
    DeviceNews(PrintStream errors) {
        this.errors = errors;
    }

    /** The board has these devices now. */
    void devices(Devices devices) {
        waiting.add(() -> Optional.of(devices));
    }

    @Override
    public void changed(ConnectionState state) {
        waiting.add(() -> {
            tell(state);
            return Optional.empty();
        });
    }

    /**
     * Waits for the next list.
     *
     * @throws BoardException where the connection is lost and does not come back
     */
    Devices next() throws InterruptedException, BoardException {
        Optional<Devices> list = Optional.empty();
        while (list.isEmpty()) {
            list = waiting.take().list();
        }
        return list.get();
    }

    private void tell(ConnectionState state) throws BoardException {
        if (state instanceof ConnectionState.Lost now && now.next().isEmpty()) {
            throw new BoardException(BoardException.Kind.LOST, "The connection is lost, and does not come back: " + now.why(),
                    "Start this again: then it can ask you, and says more.", null);
        } else if (state instanceof ConnectionState.Lost now) {
            if (lost.isEmpty() || !lost.get().why().equals(now.why())) {
                errors.println("rpmsg: " + (lost.isEmpty() ? "the connection is lost, and is waited for: "
                        : "the connection is still lost: ") + Terminal.harmless(now.why()));
            }
            lost = Optional.of(now);
        } else if (state instanceof ConnectionState.Connected now && lost.isPresent()) {
            errors.println("rpmsg: the connection is there again, gone for " + seconds(lost.get().since(), now.since()) + " s");
            lost = Optional.empty();
        }
    }

    private static String seconds(Instant from, Instant until) {
        return String.format(Locale.ROOT, "%.1f", Duration.between(from, until).toMillis() / 1e3);
    }
}
