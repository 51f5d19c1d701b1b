// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.agent.AgentDeployment;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.MessageBlock;
import org.rpmsgexplorer.protocol.ProtocolException;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;

/**
 * A live connection to a board: an SSH session with an agent at its other end.
 *
 * <p>Any thread may use it, but for the thread that listeners are called on. Closing it lets the agent destroy all
 * endpoints.
 */
public final class Connection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOOPS_LIMIT = Duration.ofMinutes(10);
    private static final long LOG_MILLIS = 500;
    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    /** In bytes; no transport of rpmsg comes near it, and a frame has room for it. */
    private static final int MAX_MESSAGE = 64 * 1024;

    private final SshSession session;
    private final RemoteProcess process;
    private final AgentLink link;
    private final AgentLog log;
    private final HeartbeatSender heartbeat;
    private final Map<Integer, EndpointListener> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger lastEndpoint = new AtomicInteger();
    private BoardInfo board;
    private volatile Instant boardZero = Instant.EPOCH;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Connection(SshSession session, RemoteProcess process) {
        this.session = session;
        this.process = process;
        this.link = new AgentLink(process.output(), process.input(), this::accept, this::ended);
        this.heartbeat = new HeartbeatSender(link, this::giveUp);
        this.log = new AgentLog(session.target().toString(), process.errors());
    }

    /**
     * Connects to a board, brings the agent there if need be, and starts it.
     *
     * @throws BoardException with what failed on the way
     */
    public static Connection open(SshTarget target, Progress progress) throws BoardException {
        progress.step("Connecting to " + target);
        SshSession session = SshSession.open(target);
        try {
            Connection connection = new Connection(session, new AgentDeployment(session, progress).start());
            connection.start();
            return connection;
        } catch (BoardException | RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    private void start() throws BoardException {
        log.start();
        startLink();
        String fingerprint = Schema.fingerprint();
        Reply.Welcome welcome = link.call(new Request.Hello(fingerprint), REPLY_LIMIT);
        if (!welcome.fingerprint().equals(fingerprint)) {
            throw new BoardException("The agent on the board is of another build", "Remove ~/.cache/rpmsg-explorer there.",
                    null);
        }
        board = new BoardInfo(welcome.machine(), welcome.kernel(), welcome.java());
        heartbeat.start();
        boardZero = Instant.ofEpochMilli(welcome.wallMillis()).minusNanos(welcome.monotonicNanos());
    }

    private void startLink() throws BoardException {
        try {
            link.start(START_LIMIT);
        } catch (BoardException failed) {
            String reason = reason();
            throw reason.isEmpty() ? failed : new BoardException("The agent did not start: " + reason, "", failed);
        }
    }

    private String reason() {
        try {
            return log.reason(LOG_MILLIS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Returns what the agent said of its board. */
    public BoardInfo board() {
        return board;
    }

    /** Asks for the board's control devices, channels and nodes. */
    public Devices devices() throws BoardException {
        return Replies.model(link.call(new Request.ListDevices(), REPLY_LIMIT));
    }

    /** Creates an endpoint; its messages go to the listener. */
    public Endpoint open(EndpointSpec spec, EndpointListener listener) throws BoardException {
        int number = lastEndpoint.incrementAndGet();
        listeners.put(number, listener);
        try {
            Reply.EndpointOpened opened = link.call(new Request.OpenEndpoint(number, spec.control(), wire(spec.way()),
                    spec.name(), spec.source(), spec.destination()), REPLY_LIMIT);
            return new Endpoint(this, number, spec, opened.node());
        } catch (BoardException | RuntimeException failed) {
            listeners.remove(number);
            throw failed;
        }
    }

    /** Times the cover letter's loop of one way on the board. */
    public LoopSample timeLoops(String control, Way way, int loops) throws BoardException {
        Reply.LoopTiming timing = link.call(new Request.TimeLoops(control, wire(way), loops), LOOPS_LIMIT);
        return new LoopSample(way, loops, timing.nanos(), timing.clockNanos(), timing.retries());
    }

    private static org.rpmsgexplorer.protocol.Way wire(Way way) {
        return switch (way) {
            case LEGACY -> org.rpmsgexplorer.protocol.Way.LEGACY;
            case FD -> org.rpmsgexplorer.protocol.Way.FD;
        };
    }

    SentMessage send(int endpoint, byte[] payload, Duration deadline) throws BoardException {
        if (payload.length > MAX_MESSAGE) {
            throw new BoardException("A message of " + payload.length + " bytes is too long for any transport",
                    "On virtio a message has up to 496 bytes.", null);
        }
        Reply.Sent sent = link.call(new Request.Send(endpoint, payload, (int) deadline.toMillis()),
                deadline.plus(REPLY_LIMIT));
        return new SentMessage(sent.monotonicNanos(), boardZero.plusNanos(sent.monotonicNanos()));
    }

    void closeEndpoint(int endpoint) throws BoardException {
        try {
            link.call(new Request.CloseEndpoint(endpoint), REPLY_LIMIT);
        } finally {
            listeners.remove(endpoint);
        }
    }

    private void accept(Event event) {
        if (event instanceof Event.Messages messages) {
            try {
                MessageBlock.read(messages.block(), new Dispatch());
            } catch (ProtocolException malformed) {
                LOG.log(System.Logger.Level.WARNING, "The agent sent a malformed block", malformed);
                process.close();
            }
        } else if (event instanceof Event.EndpointEnded end) {
            tell(end.endpoint(), listener -> listener.ended(end.text()));
        }
    }

    private void tell(int endpoint, Consumer<EndpointListener> what) {
        EndpointListener listener = listeners.get(endpoint);
        if (listener != null) {
            what.accept(listener);
        }
    }

    private void giveUp(IOException why) {
        if (!closed.get()) {
            link.giveUp(why);
            process.close();
        }
    }

    private void ended(IOException why) {
        if (closed.get()) {
            return;
        }
        listeners.values().forEach(listener -> listener.ended("the connection is lost: " + why.getMessage()));
    }

    /**
     * Lets the agent end, which destroys all endpoints, and closes the session. Listeners are told nothing. Closing again
     * does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        heartbeat.close();
        try {
            process.input().close();
            link.awaitEnd(END_LIMIT);
        } catch (IOException alreadyGone) {
            LOG.log(System.Logger.Level.DEBUG, "The agent was gone before it was told to end", alreadyGone);
        } finally {
            process.close();
            session.close();
        }
    }

    private final class Dispatch implements MessageBlock.Visitor {
        @Override
        public void message(int endpoint, long nanos, byte[] block, int offset, int length) {
            byte[] payload = Arrays.copyOfRange(block, offset, offset + length);
            tell(endpoint, listener -> listener
                    .received(new ReceivedMessage(nanos, boardZero.plusNanos(nanos), payload)));
        }

        @Override
        public void gap(int endpoint, long nanos, long count) {
            tell(endpoint, listener -> listener.gap(count));
        }
    }
}
