// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.ConnectionListener;
import org.rpmsgexplorer.core.connection.ConnectionOptions;
import org.rpmsgexplorer.core.connection.ConnectionState;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;

/**
 * The connection to one board, opened and closed by jobs; it comes back by itself after a loss.
 *
 * <p>Any thread may use it. Guarded by its monitor, which is not held while anything is waited for or anybody is told.
 */
final class BoardConnection implements AutoCloseable {
    /** Finds out where the board is. */
    interface Place {
        SshTarget target() throws BoardException, IOException;
    }

    /** Is told by any thread, and must not wait but where that is said. */
    interface Observer {
        /** The link is not what it was. */
        void changed();

        /** Something has happened. */
        void log(String text);

        /** The connection is about to be closed by its user; may wait for the board. */
        void closing(Connection connection);
    }

    private final String board;
    private final Place place;
    private final SignIns signIns;
    private final Observer observer;
    private final Job opening;
    private final BoardJob closing;
    private Connection connection;
    private Optional<Devices> devices = Optional.empty();
    private Link link = Link.Down.IDLE;
    /** The last state that was logged; null before the first. */
    private ConnectionState logged;

    /**
     * Creates one that is not open.
     *
     * @param board the board's id
     * @param label what the board is called
     */
    BoardConnection(String board, String label, Place place, SignIns signIns, Observer observer) {
        this.board = board;
        this.place = place;
        this.signIns = signIns;
        this.observer = observer;
        this.opening = new BoardJob("", board, this::open, this::failed);
        this.closing = new BoardJob("", board, monitor -> closeNow(), problem -> {
        });
        rename(label);
    }

    /** The board is called this from now on. */
    void rename(String label) {
        opening.setName(NLS.bind(Messages.BoardConnection_opening, label));
        closing.setName(NLS.bind(Messages.BoardConnection_closing, label));
    }

    synchronized Link link() {
        return link;
    }

    /** Returns the connection, if there is one; it may be lost for now. */
    synchronized Optional<Connection> connection() {
        return Optional.ofNullable(connection);
    }

    /** Begins to connect; does nothing where that is under way. */
    void connect() {
        opening.schedule();
    }

    /** Begins to disconnect; an attempt to connect that is under way is cancelled. */
    void disconnect() {
        opening.cancel();
        closing.schedule();
    }

    /** Begins to disconnect for good, since nobody sees it any more. */
    void end() {
        closing.kept();
        disconnect();
    }

    /** Does not wait for the next attempt to come back. */
    void tryNow() {
        connection().ifPresent(Connection::tryNow);
    }

    /** Begins to ask for the devices once more. */
    void refresh(String name) {
        new BoardJob(name, board, monitor -> {
            Optional<Connection> open = connection();
            if (open.isPresent() && link() instanceof Link.Up) {
                setDevices(open.get(), open.get().devices());
            }
        }, problem -> {
        }).schedule();
    }

    private void open(IProgressMonitor monitor) throws BoardException, IOException {
        if (!link().canConnect()) {
            return;
        }
        closeNow();
        publish(new Link.Opening(""));
        try (SignIns.Attempt attempt = signIns.begin(board, observer::log, this::connect)) {
            SshTarget target = place.target();
            ConnectionOptions options = RpmsgPreferences.comesBack() ? ConnectionOptions.PLAIN.comingBack()
                    : ConnectionOptions.PLAIN;
            Connection fresh = Connection.open(target, attempt.signIn(), options.telling(new Teller()),
                    new JobProgress(monitor, this::step));
            attempt.succeeded();
            keep(fresh, monitor);
            watch(fresh);
        }
    }

    private void watch(Connection fresh) throws BoardException {
        try {
            fresh.watchDevices(told -> setDevices(fresh, told));
        } catch (BoardException failed) {
            // It would look connected, and never show what the board has.
            closeNow();
            throw failed;
        }
    }

    /** Is told by the connection. */
    private final class Teller implements ConnectionListener {
        @Override
        public void changed(ConnectionState state) {
            connection().ifPresent(open -> logState(state, open));
            stateChanged();
        }

        @Override
        public void logged(String line) {
            observer.log(NLS.bind(Messages.BoardConnection_agent, line));
        }
    }

    private void step(String text) {
        observer.log(text);
        publish(new Link.Opening(text));
    }

    private void keep(Connection fresh, IProgressMonitor monitor) {
        synchronized (this) {
            connection = fresh;
        }
        if (monitor.isCanceled()) {
            closeNow();
            throw new OperationCanceledException();
        }
        logState(fresh.state(), fresh);
        stateChanged();
    }

    /** Logs a state; once, where both the connection and who has opened it tell that it is there. */
    private void logState(ConnectionState state, Connection open) {
        synchronized (this) {
            if (state.equals(logged)) {
                return;
            }
            logged = state;
        }
        observer.log(LinkText.of(state, open.board()));
    }

    /** Takes the state that the connection has now; those that were told before are past. */
    private void stateChanged() {
        synchronized (this) {
            if (connection == null) {
                return;
            }
            link = Link.of(connection.state(), connection.board(), devices);
        }
        observer.changed();
    }

    /** A connection that comes back may tell devices before it says that it is there. */
    private void setDevices(Connection from, Devices told) {
        synchronized (this) {
            if (connection != from) {
                return;
            }
            devices = Optional.of(told);
        }
        stateChanged();
    }

    void failed(Optional<Problem> problem) {
        observer.log(problem.map(Problem::text).orElse(Messages.BoardConnection_cancelled));
        if (connection().isEmpty()) {
            publish(new Link.Down(problem));
        }
    }

    /** The user has seen why it could not be opened. */
    void dismiss() {
        if (link() instanceof Link.Down) {
            publish(Link.Down.IDLE);
        }
    }

    private void publish(Link fresh) {
        synchronized (this) {
            link = fresh;
        }
        observer.changed();
    }

    /** Closes the connection in this thread; the link is down when its endpoints have ended, not before. */
    void closeNow() {
        Connection open;
        synchronized (this) {
            open = connection;
            connection = null;
            devices = Optional.empty();
        }
        try {
            if (open != null) {
                end(open);
            }
        } finally {
            publish(Link.Down.IDLE);
        }
    }

    private void end(Connection open) {
        publish(new Link.Closing());
        try {
            observer.closing(open);
        } finally {
            open.close();
            observer.log(LinkText.of(open.state(), open.board()));
        }
    }

    @Override
    public void close() {
        opening.cancel();
        closing.cancel();
        closeNow();
    }
}
