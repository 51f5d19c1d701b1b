// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.Preferences;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.core.ssh.SshTarget;

/**
 * The boards of the IDE with their connections: the virtual board, and those that the user has added.
 *
 * <p>Any thread may use it; no method waits. Listeners are called by any thread and must not wait either.
 */
public final class Boards implements AutoCloseable, VirtualBoardRunner.Observer {
    /** The id of the virtual board. */
    public static final String VIRTUAL = VirtualBoardRunner.ID;

    private final BoardStore store;
    private final SignIns signIns;
    private final BoardLog log;
    private final SshConfig config = SshConfig.ofUser();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Connection>> closers = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> leavers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean virtualAsked = new AtomicBoolean();
    private final VirtualBoardRunner virtual = new VirtualBoardRunner(this);
    /** Guarded by this. */
    private final List<BoardEntry> entries;
    /** By the ids of boards; guarded by this. */
    private final Map<String, BoardConnection> connections = new HashMap<>();

    /**
     * Creates them as they were kept.
     *
     * @param kept where the boards are kept that the user adds
     * @param signIns who answers what boards ask
     * @param log is told what happens to connections
     */
    public Boards(Preferences kept, SignIns signIns, BoardLog log) {
        this.store = new BoardStore(kept);
        this.signIns = signIns;
        this.log = log;
        this.entries = store.load();
        entries.forEach(this::addConnection);
        listeners.add(new CommandUpdate(BoardPropertyTester.ALL, ActionHandler.EXPLAINED));
        connections.put(VIRTUAL, new BoardConnection(VIRTUAL, VIRTUAL, this::virtualTarget, SignIns.NOBODY,
                new Told(VIRTUAL)));
    }

    private void addConnection(BoardEntry entry) {
        connections.put(entry.id(), new BoardConnection(entry.id(), entry.label(), () -> entry.target(config), signIns,
                new Told(entry.id())));
    }

    /** Passes on what happens to one connection. */
    private final class Told implements BoardConnection.Observer {
        private final String id;

        Told(String id) {
            this.id = id;
        }

        @Override
        public void changed() {
            Boards.this.changed();
        }

        /** What is called something else meanwhile is told under that name; what was removed, not at all. */
        @Override
        public void log(String text) {
            label(id).ifPresent(label -> log.add(label, text));
        }

        @Override
        public void closing(Connection connection) {
            closers.forEach(closer -> closer.accept(connection));
        }
    }

    private synchronized Optional<String> label(String id) {
        return id.equals(VIRTUAL) ? Optional.of(VIRTUAL)
                : entries.stream().filter(entry -> entry.id().equals(id)).map(BoardEntry::label).findFirst();
    }

    private SshTarget virtualTarget() throws BoardException {
        if (virtual.status() instanceof VirtualStatus.Running running) {
            return VirtualBoardHost.target(running.state());
        }
        throw new BoardException(Messages.Boards_virtualNotRunning, Messages.Boards_virtualNotRunningHint, null);
    }

    /** Lets a listener be run after each change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Lets somebody end what runs over a connection before that is closed.
     *
     * @param closer is given the connection; may wait for the board
     */
    public void whenClosing(Consumer<Connection> closer) {
        closers.add(closer);
    }

    /**
     * Lets somebody end at once what keeps a board busy, when its user wants to leave it: a job of its own would be waited for.
     *
     * @param leaver is given the id of the board; must not wait
     */
    public void whenLeaving(Consumer<String> leaver) {
        leavers.add(leaver);
    }

    private void leave(String id) {
        leavers.forEach(leaver -> leaver.accept(id));
    }

    /** Ends that. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Returns what is known of all boards now, the virtual one first. */
    public synchronized List<BoardSnapshot> snapshots() {
        List<BoardSnapshot> all = new ArrayList<>();
        all.add(new BoardSnapshot(VIRTUAL, VIRTUAL, Optional.empty(), Optional.of(virtual.status()),
                connections.get(VIRTUAL).link()));
        entries.forEach(entry -> all.add(new BoardSnapshot(entry.id(), entry.label(), Optional.of(entry), Optional.empty(),
                connections.get(entry.id()).link())));
        return all;
    }

    /** Returns what is known of one board now; nothing where it is not in the list any more. */
    public Optional<BoardSnapshot> snapshot(String id) {
        return snapshots().stream().filter(board -> board.id().equals(id)).findFirst();
    }

    /** Returns a board's connection; nothing where it is not connected. It may be lost for now. */
    public Optional<Connection> connection(String id) {
        return find(id).flatMap(BoardConnection::connection);
    }

    private synchronized Optional<BoardConnection> find(String id) {
        return Optional.ofNullable(connections.get(id));
    }

    /** Begins to connect a board. */
    public void connect(String id) {
        find(id).ifPresent(BoardConnection::connect);
    }

    /** Lets a board that is away be tried at once. */
    public void tryNow(String id) {
        find(id).ifPresent(BoardConnection::tryNow);
    }

    /** Begins to disconnect a board. */
    public void disconnect(String id) {
        leave(id);
        find(id).ifPresent(BoardConnection::disconnect);
    }

    /** Takes away what went wrong with a board, when its user has seen it. */
    public void dismiss(String id) {
        find(id).ifPresent(BoardConnection::dismiss);
        if (id.equals(VIRTUAL)) {
            virtual.refresh();
        }
    }

    /** Begins to look at a board once more. */
    public void refresh(String id) {
        if (id.equals(VIRTUAL)) {
            virtual.refresh();
        }
        snapshot(id).filter(BoardSnapshot::isConnected).ifPresent(board -> find(id).ifPresent(
                connection -> connection.refresh(NLS.bind(Messages.Boards_refresh, board.label()))));
    }

    /** Begins to look at all boards once more. */
    public void refresh() {
        snapshots().forEach(board -> refresh(board.id()));
    }

    /**
     * Adds a board, or puts it in the place of the one with its id, which is disconnected unless it is only called something
     * else.
     */
    public void put(BoardEntry entry) {
        BoardConnection old = null;
        synchronized (this) {
            int index = indexOf(entry.id());
            if (index < 0) {
                entries.add(entry);
                addConnection(entry);
            } else {
                BoardEntry before = entries.set(index, entry);
                log.renamed(before.label(), entry.label());
                if (before.leadsWhere(entry)) {
                    connections.get(entry.id()).rename(entry.label());
                } else {
                    old = connections.get(entry.id());
                    addConnection(entry);
                }
            }
            store.save(entries);
        }
        if (old != null) {
            leave(entry.id());
        }
        end(old);
    }

    /** Removes a board that the user has added, and disconnects it. */
    public void remove(String id) {
        leave(id);
        BoardConnection old;
        synchronized (this) {
            int index = indexOf(id);
            if (index < 0) {
                return;
            }
            log.removed(entries.remove(index).label());
            store.save(entries);
            old = connections.remove(id);
        }
        end(old);
        new BoardJob(Messages.Boards_forget, id, monitor -> signIns.forget(id), problem -> {
        }).kept().schedule();
    }

    private void end(BoardConnection old) {
        if (old != null) {
            old.end();
        }
        changed();
    }

    private int indexOf(String id) {
        return entries.stream().map(BoardEntry::id).toList().indexOf(id);
    }

    /** Returns who answers what boards ask. */
    public SignIns signIns() {
        return signIns;
    }

    /** Begins to start the virtual board and to connect it. */
    public void startVirtual() {
        virtual.start();
    }

    /** Begins the same where this computer can run it; does so once, so that one that was stopped stays so. */
    public void startVirtualFirst() {
        if (!virtualAsked.getAndSet(true)) {
            virtual.startIfPossible();
        }
    }

    /** Begins to stop the virtual board, or its start. */
    public void stopVirtual() {
        leave(VIRTUAL);
        virtual.stop();
    }

    /** Returns how the virtual board is. */
    public VirtualStatus virtual() {
        return virtual.status();
    }

    /** The virtual board runs: who started it wants to see what it has. */
    @Override
    public void started() {
        connect(VIRTUAL);
    }

    /** The virtual board is about to go, which must not look like a loss. */
    @Override
    public void stopping() {
        find(VIRTUAL).ifPresent(BoardConnection::closeNow);
    }

    @Override
    public void told(String text) {
        log.add(VIRTUAL, text);
    }

    /** Ends all connections, and the virtual board where this process runs it. */
    @Override
    public void close() throws IOException {
        listeners.clear();
        closers.clear();
        List<BoardConnection> all;
        synchronized (this) {
            all = List.copyOf(connections.values());
        }
        all.forEach(BoardConnection::close);
        virtual.close();
    }
}
