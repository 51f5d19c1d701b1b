// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.ProtocolException;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;

/**
 * One agent at the other end of one SSH session: it is greeted, kept alive by heartbeats, and its log is drained.
 *
 * <p>Any thread may use it, but for {@code agent-reader}, which the listener is called on.
 */
final class AgentSession implements AutoCloseable {
    /** How long a request may take that the agent carries out at once. */
    static final Duration REPLY_LIMIT = Duration.ofSeconds(15);

    private static final System.Logger LOG = System.getLogger(AgentSession.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOG_RECENT = Duration.ofSeconds(10);
    private static final long LOG_MILLIS = 500;
    private static final Duration CLOCK_STEP = Duration.ofMillis(20);

    /** Is told what an agent tells, on the thread that reads from it. */
    interface Listener {
        /** Takes an event; where it throws, the session ends with that reason. */
        void event(AgentSession from, Event event) throws IOException;

        /** The session has ended by itself; told once, after all events. */
        void ended(AgentSession from, String why);

        /** The agent has written a line to its log; told by the thread that drains it. */
        default void logged(String line) {
            // Who only waits for replies need not see it.
        }
    }

    /** Two clocks at one moment, both in nanoseconds: the board's CLOCK_MONOTONIC and the desktop's. */
    private record ClockReading(long boardNanos, long desktopNanos) {
    }

    private final AgentChannel channel;
    private final Listener listener;
    private final AgentLink link;
    private final AgentLog log;
    private final HeartbeatSender heartbeat;
    private final Credit credit;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile BoardInfo board;
    private volatile Instant boardZero = Instant.EPOCH;
    private volatile ClockReading lastReading = new ClockReading(0, System.nanoTime());
    private volatile String end;

    /**
     * Creates a session; {@link #start} begins.
     *
     * @param channel is owned by this
     * @param backlog what waits on the desktop, from agents before this one too
     */
    AgentSession(AgentChannel channel, Backlog backlog, Listener listener) {
        this.channel = channel;
        this.listener = listener;
        this.link = new AgentLink(channel.output(), channel.input(), this::event, this::ended);
        this.credit = new Credit(backlog, bytes -> link.tell(new Request.Grant(bytes), REPLY_LIMIT));
        this.heartbeat = new HeartbeatSender(link,
                clocks -> setClocks(clocks.monotonicNanos(), clocks.wallMillis()), this::giveUp);
        this.log = new AgentLog(channel.board(), channel.errors(), line -> listener.logged(line));
    }

    private void event(Event event) throws IOException {
        listener.event(this, event);
        if (event instanceof Event.Messages messages) {
            credit.arrived(messages.block().length);
        }
    }

    /** Less waits on the desktop than before: the agent may send more. */
    void eased() {
        credit.eased();
    }

    /** Waits for the agent to run and greets it; the caller abandons the session where this fails. */
    void start() throws BoardException {
        log.start();
        startLink();
        String fingerprint = Schema.fingerprint();
        Reply.Welcome welcome = link.call(new Request.Hello(fingerprint), REPLY_LIMIT);
        if (!welcome.fingerprint().equals(fingerprint)) {
            throw new BoardException("The agent on the board is of another build",
                    "Remove it with rpmsg clean; the next connection brings the right one.", null);
        }
        board = new BoardInfo(Replies.line(welcome.machine()), Replies.line(welcome.kernel()),
                Replies.line(welcome.java()));
        setClocks(welcome.monotonicNanos(), welcome.wallMillis());
        heartbeat.start();
    }

    private void startLink() throws BoardException {
        try {
            link.start(START_LIMIT);
        } catch (BoardException failed) {
            String reason = reason();
            throw reason.isEmpty() ? failed
                    : new BoardException(failed.kind(), "The agent did not start: " + reason, "", failed);
        }
    }

    private String reason() {
        try {
            return log.reason(LOG_MILLIS, LOG_RECENT);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Returns what the agent said of its board. */
    BoardInfo board() {
        return board;
    }

    /** Sends a request and waits for its reply; see {@link AgentLink#call}. */
    <R extends Reply> R call(Request<R> request, Duration limit) throws BoardException {
        return link.call(request, limit);
    }

    /** Sends a request and waits for its reply, which the reading thread is told first; see {@link AgentLink#call}. */
    <R extends Reply> R call(Request<R> request, Duration limit, Consumer<? super R> first) throws BoardException {
        return link.call(request, limit, first);
    }

    /** Sends a request and does not wait for its reply; see {@link AgentLink#tell}. */
    boolean tell(Request<Reply.Done> request, Duration limit) {
        return link.tell(request, limit);
    }

    /** Sends a request, follows how far it is, and waits for its reply; see {@link AgentLink#follow}. */
    <R extends Reply> R follow(Request<R> request, Duration limit, Progress progress) throws BoardException {
        return link.follow(request, limit, progress);
    }

    /**
     * The difference of the board's two clocks is measured with every heartbeat, because many boards get the time of day some
     * time after they have started. The millisecond that it is read in is no reason to change it.
     */
    void setClocks(long monotonicNanos, long wallMillis) {
        lastReading = new ClockReading(monotonicNanos, System.nanoTime());
        Instant zero = Instant.ofEpochMilli(wallMillis).minusNanos(monotonicNanos);
        if (Duration.between(boardZero, zero).abs().compareTo(CLOCK_STEP) > 0) {
            boardZero = zero;
        }
    }

    /** Returns the time of day of the board for a moment of its monotonic clock, as its clock is set by now. */
    Instant timeOf(long boardNanos) {
        return boardZero.plusNanos(boardNanos);
    }

    /** Returns the board's time of day now, as far as its clock was read; also when the session has ended. */
    Instant boardTime() {
        ClockReading last = lastReading;
        return timeOf(last.boardNanos() + System.nanoTime() - last.desktopNanos());
    }

    /** Returns why the session has ended by itself; null where it has not. */
    String end() {
        return end;
    }

    private void giveUp(IOException why) {
        if (!closed.get()) {
            link.giveUp(why);
            channel.end().run();
        }
    }

    private void ended(IOException why) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        heartbeat.close();
        end = explain(why);
        channel.end().run();
        listener.ended(this, end);
    }

    /** A stream that ends does not say why; what is known besides does. */
    private String explain(IOException why) {
        boolean streamEnded = why instanceof EOFException || !(why instanceof ProtocolException) && why.getCause() == null;
        if (!streamEnded) {
            return why.getMessage();
        }
        Duration silence = link.silence();
        String reason = reason();
        if (!channel.reachable().getAsBoolean()) {
            return silence.compareTo(Request.Heartbeat.INTERVAL.multipliedBy(2)) > 0
                    ? "the board has not answered for " + silence.toSeconds() + " s" : "the board has ended the SSH session";
        }
        return "the agent has ended" + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** Ends the session without waiting for the agent, which sees the end of its input. Any thread may call it. */
    void abandon() {
        closed.set(true);
        heartbeat.close();
        channel.end().run();
    }

    /** Lets the agent end, which destroys all endpoints, and closes the session. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        heartbeat.close();
        try {
            channel.input().close();
            link.awaitEnd(END_LIMIT);
        } catch (IOException alreadyGone) {
            LOG.log(System.Logger.Level.DEBUG, "The agent was gone before it was told to end", alreadyGone);
        } finally {
            channel.end().run();
        }
    }
}
