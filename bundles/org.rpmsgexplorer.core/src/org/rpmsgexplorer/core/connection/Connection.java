// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.MessageBlock;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * A live connection to a board.
 *
 * <p>Any thread may use it, but for the thread that listeners are called on. Closing it lets the agent destroy all
 * endpoints.
 */
public final class Connection implements AutoCloseable {
    private static final Duration LOOPS_LIMIT = Duration.ofMinutes(10);
    /** In bytes; no transport of rpmsg comes near it, and a frame has room for it. */
    private static final int MAX_MESSAGE = 64 * 1024;

    private final AgentSession agent;
    private final Map<Integer, EndpointListener> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger lastEndpoint = new AtomicInteger();

    private Connection(AgentChannel channel) {
        this.agent = new AgentSession(channel, this::accept, this::ended);
    }

    /**
     * Connects to a board, brings the agent there if need be, and starts it.
     *
     * @throws BoardException with what failed on the way
     */
    public static Connection open(SshTarget target, Progress progress) throws BoardException {
        return open(target, SignIn.NOBODY, progress);
    }

    /** Connects as the method above does, and asks what comes up while signing in. */
    public static Connection open(SshTarget target, SignIn signIn, Progress progress) throws BoardException {
        Connection connection = new Connection(AgentChannel.open(target, signIn, progress));
        try {
            connection.agent.start();
            return connection;
        } catch (BoardException | RuntimeException failed) {
            connection.agent.abandon();
            throw failed;
        }
    }

    /** Returns the agent that requests go to. */
    private AgentSession agent() {
        return agent;
    }

    /** Returns what the agent said of its board. */
    public BoardInfo board() {
        return agent().board();
    }

    /** Asks for the board's control devices, channels and nodes. */
    public Devices devices() throws BoardException {
        return Replies.model(agent().call(new Request.ListDevices(), AgentSession.REPLY_LIMIT));
    }

    /** Creates an endpoint; its messages go to the listener. */
    public Endpoint open(EndpointSpec spec, EndpointListener listener) throws BoardException {
        int number = lastEndpoint.incrementAndGet();
        listeners.put(number, listener);
        try {
            Reply.EndpointOpened opened = agent().call(new Request.OpenEndpoint(number, spec.control(), wire(spec.way()),
                    spec.name(), spec.source(), spec.destination()), AgentSession.REPLY_LIMIT);
            return new Endpoint(this, number, spec, opened.node());
        } catch (BoardException | RuntimeException failed) {
            listeners.remove(number);
            throw failed;
        }
    }

    /** Times the cover letter's loop of one way on the board. */
    public LoopSample timeLoops(String control, Way way, int loops) throws BoardException {
        Reply.LoopTiming timing = agent().call(new Request.TimeLoops(control, wire(way), loops), LOOPS_LIMIT);
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
        AgentSession current = agent();
        Reply.Sent sent = current.call(new Request.Send(endpoint, payload, (int) deadline.toMillis()),
                deadline.plus(AgentSession.REPLY_LIMIT));
        return new SentMessage(sent.monotonicNanos(), current.timeOf(sent.monotonicNanos()));
    }

    void closeEndpoint(int endpoint) throws BoardException {
        try {
            agent().call(new Request.CloseEndpoint(endpoint), AgentSession.REPLY_LIMIT);
        } finally {
            listeners.remove(endpoint);
        }
    }

    private void accept(Event event) throws IOException {
        if (event instanceof Event.Messages messages) {
            MessageBlock.read(messages.block(), new Dispatch());
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

    private void ended(IOException why) {
        listeners.values().forEach(listener -> listener.ended("the connection is lost: " + why.getMessage()));
    }

    /**
     * Lets the agent end, which destroys all endpoints, and closes the session. Listeners are told nothing. Closing again
     * does nothing.
     */
    @Override
    public void close() {
        agent.close();
    }

    private final class Dispatch implements MessageBlock.Visitor {
        @Override
        public void message(int endpoint, long nanos, byte[] block, int offset, int length) {
            byte[] payload = Arrays.copyOfRange(block, offset, offset + length);
            tell(endpoint, listener -> listener.received(new ReceivedMessage(nanos, agent.timeOf(nanos), payload)));
        }

        @Override
        public void gap(int endpoint, long nanos, long count) {
            tell(endpoint, listener -> listener.gap(count));
        }
    }
}
