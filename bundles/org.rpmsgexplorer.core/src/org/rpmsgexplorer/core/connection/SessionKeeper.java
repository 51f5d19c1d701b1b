// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Request;

/**
 * Holds the agent that a connection works with, and where that is wanted, brings another one after a loss.
 *
 * <p>Its thread {@code connection-keeper} is there from the first loss on, until {@link #close()}. What is shared is
 * guarded by {@code lock}; nobody is told anything, and nothing is waited for but its own changes, while it is held.
 */
final class SessionKeeper implements AutoCloseable, AgentSession.Listener {
    private static final System.Logger LOG = System.getLogger(SessionKeeper.class.getName());
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    /**
     * How long to wait.
     *
     * @param before an attempt, by its number from 1
     * @param look between two tries to open endpoints again
     * @param stable how long a connection stands before the next loss begins with the first attempt again
     */
    record Pace(IntFunction<Duration> before, Duration look, Duration stable) {
        static final Pace USUAL = new Pace(new Backoff(Math::random)::before, Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }

    private final AgentChannel.Source source;
    private final ConnectionOptions options;
    private final Pace pace;
    private final String board;
    private final OpenEndpoints endpoints;
    private final DeviceWatches devices = new DeviceWatches();
    private final Backlog backlog = new Backlog(this::eased);
    private final StateTeller teller;
    private final Thread thread = new Thread(this::keep, "connection-keeper");

    private final Object lock = new Object();
    private ConnectionState state = new ConnectionState.Connecting();
    private AgentSession agent;
    /** The agent, or where it is gone, the last one; its clock goes on. */
    private AgentSession last;
    private AgentSession starting;
    private BoardInfo boardInfo;
    private long connectedAt;
    private long nextLook;
    /** Whether somebody does not want to wait for the next attempt. */
    private boolean hurry;
    private final Loss loss = new Loss();
    private boolean closed;
    private Runnable atEnd = () -> {
    };

    /**
     * Creates a keeper; {@link #open} connects.
     *
     * @param board its address, for messages
     */
    SessionKeeper(String board, AgentChannel.Source source, ConnectionOptions options, Pace pace) {
        this.board = board;
        this.source = source;
        this.options = options;
        this.pace = pace;
        this.teller = new StateTeller(options.listener());
        this.endpoints = new OpenEndpoints(options.reopens(), pace.before(), this::somethingWaits);
    }

    /** Sets what is run when it is closed. */
    void whenClosed(Runnable action) {
        synchronized (lock) {
            atEnd = action;
        }
    }

    OpenEndpoints endpoints() {
        return endpoints;
    }

    DeviceWatches devices() {
        return devices;
    }

    Backlog backlog() {
        return backlog;
    }

    private void eased() {
        AgentSession current;
        synchronized (lock) {
            current = agent;
        }
        if (current != null) {
            current.eased();
        }
    }

    /** Connects for the first time. */
    void open(Progress progress) throws BoardException {
        enter(new ConnectionState.Connecting());
        connect(progress);
    }

    private void connect(Progress progress) throws BoardException {
        AgentSession session = new AgentSession(source.open(progress), backlog, this);
        synchronized (lock) {
            starting = session;
        }
        try {
            requireOpen();
            session.start();
            if (devices.isWanted()) {
                session.call(new Request.WatchDevices(true), AgentSession.REPLY_LIMIT);
            }
            install(session);
        } catch (BoardException | RuntimeException failed) {
            session.abandon();
            throw failed;
        } finally {
            synchronized (lock) {
                starting = null;
            }
        }
        if (session.end() != null) {
            ended(session, session.end());
        }
    }

    private void requireOpen() throws BoardException {
        synchronized (lock) {
            if (closed) {
                throw new BoardException(BoardException.Kind.CANCELLED, "The connection was closed", "", null);
            }
        }
    }

    private void install(AgentSession session) throws BoardException {
        synchronized (lock) {
            requireOpen();
            agent = session;
            last = session;
            boardInfo = session.board();
            connectedAt = System.nanoTime();
            nextLook = connectedAt;
            loss.over();
            enter(new ConnectionState.Connected(Instant.now()));
        }
    }

    private void enter(ConnectionState next) {
        synchronized (lock) {
            if (!(state instanceof ConnectionState.Closed)) {
                state = next;
                teller.tell(next);
            }
        }
    }

    ConnectionState state() {
        synchronized (lock) {
            return state;
        }
    }

    /** Returns what the last agent said of its board. */
    BoardInfo board() {
        synchronized (lock) {
            return boardInfo;
        }
    }

    /** Returns the board's time of day, as far as it is known by what the last agent has told. */
    Instant boardTime() {
        synchronized (lock) {
            return last == null ? Instant.now() : last.boardTime();
        }
    }

    /** Returns the agent that is there now; fails at once where there is none. */
    AgentSession agent() throws BoardException {
        synchronized (lock) {
            if (agent != null) {
                return agent;
            }
            throw loss.unreachable(board, state);
        }
    }

    @Override
    public void event(AgentSession from, Event event) throws IOException {
        if (event instanceof Event.DevicesChanged changed) {
            devices.tell(Replies.model(changed.devices()));
        } else {
            endpoints.accept(from, event);
        }
    }

    @Override
    public void ended(AgentSession from, String why) {
        synchronized (lock) {
            if (agent != from) {
                return;
            }
        }
        // Before a new agent can be looked for, so that it finds what waits for it.
        endpoints.lost("the connection is lost: " + why, options.reconnects());
        synchronized (lock) {
            if (agent != from) {
                return;
            }
            agent = null;
            loss.begins(why, System.nanoTime() - connectedAt > pace.stable().toNanos());
            if (options.reconnects()) {
                wake();
            } else {
                enter(loss.forGood());
            }
        }
    }

    @Override
    public void logged(String line) {
        options.listener().logged(line);
    }

    private void somethingWaits() {
        synchronized (lock) {
            // Not at once: the control device of a remote that has just gone may still be there.
            nextLook = System.nanoTime() + pace.look().toNanos();
            wake();
        }
    }

    private void wake() {
        synchronized (lock) {
            if (!closed && thread.getState() == Thread.State.NEW) {
                thread.setDaemon(true);
                thread.start();
            }
            lock.notifyAll();
        }
    }

    private void keep() {
        try {
            while (true) {
                AgentSession current = awaitWork();
                if (current == null) {
                    tryToComeBack();
                } else {
                    endpoints.restore(current, connected());
                }
            }
        } catch (InterruptedException ended) {
            // close() ends this thread so, and so does the end of all attempts.
        }
    }

    private Duration connected() {
        synchronized (lock) {
            return Duration.ofNanos(System.nanoTime() - connectedAt);
        }
    }

    /** Waits until something is to be done, and returns the agent to do it with; null where there is none. */
    private AgentSession awaitWork() throws InterruptedException {
        synchronized (lock) {
            while (agent != null) {
                boolean something = endpoints.somethingWaits();
                long left = nextLook - System.nanoTime();
                if (something && left <= 0) {
                    nextLook = System.nanoTime() + pace.look().toNanos();
                    return agent;
                }
                pause(something ? left : 0);
            }
            return null;
        }
    }

    /** Waits until something changes or, where that is not 0, a time has passed. */
    private void pause(long nanos) throws InterruptedException {
        if (closed) {
            throw new InterruptedException();
        }
        // Rounded up: 0 means for ever.
        lock.wait(nanos == 0 ? 0 : nanos / 1_000_000 + 1);
        if (closed) {
            throw new InterruptedException();
        }
    }

    private void tryToComeBack() throws InterruptedException {
        awaitAttempt();
        try {
            connect(new Progress() {
                @Override
                public void step(String text) {
                    LOG.log(System.Logger.Level.DEBUG, board + ": " + text);
                }

                @Override
                public boolean isCancelled() {
                    return state() instanceof ConnectionState.Closed;
                }
            });
        } catch (BoardException failed) {
            failedToComeBack(failed);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "An attempt to come back to " + board + " failed", defect);
            failedToComeBack(new BoardException("a defect in RPMsg Explorer: " + defect, "", defect));
        }
    }

    private void awaitAttempt() throws InterruptedException {
        synchronized (lock) {
            long pause = pace.before().apply(loss.attempts() + 1).toNanos();
            long until = System.nanoTime() + pause;
            enter(loss.waiting(Instant.now().plusNanos(pause)));
            hurry = false;
            for (long left = pause; left > 0 && !hurry; left = until - System.nanoTime()) {
                pause(left);
            }
            enter(loss.nextAttempt());
        }
    }

    /** Ends the wait for the next attempt to come back; does nothing where there is none. */
    void tryNow() {
        synchronized (lock) {
            hurry = true;
            lock.notifyAll();
        }
    }

    private void failedToComeBack(BoardException failed) throws InterruptedException {
        String why;
        synchronized (lock) {
            if (closed) {
                throw new InterruptedException();
            } else if (loss.mayPass(failed)) {
                return;
            }
            enter(loss.forGood());
            why = loss.why();
        }
        endpoints.giveUp("the connection is lost, and does not come back: " + why);
        throw new InterruptedException();
    }

    /** Ends the agent, which destroys all endpoints, and all attempts; listeners of endpoints are told nothing. */
    @Override
    public void close() {
        AgentSession current;
        AgentSession unfinished;
        Runnable whenClosed;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            current = agent;
            unfinished = starting;
            whenClosed = atEnd;
            agent = null;
            enter(new ConnectionState.Closed());
            lock.notifyAll();
        }
        thread.interrupt();
        if (unfinished != null) {
            unfinished.abandon();
        }
        if (current != null) {
            current.close();
        }
        awaitKeeper();
        whenClosed.run();
    }

    private void awaitKeeper() {
        try {
            if (Thread.currentThread() != thread) {
                thread.join(END_LIMIT.toMillis());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
