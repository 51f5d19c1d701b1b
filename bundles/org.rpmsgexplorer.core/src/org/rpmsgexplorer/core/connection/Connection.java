// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Leftover;
import org.rpmsgexplorer.core.device.LeftoversRemoved;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.ssh.RememberedSignIn;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * A connection to a board, where an agent carries out what is asked for.
 *
 * <p>Any thread may use it, but for those that listeners of endpoints are called on. While the connection is lost, calls
 * fail at once with {@link BoardException.Kind#LOST}. Closing it lets the agent destroy all endpoints.
 */
public final class Connection implements AutoCloseable {
    private final SessionKeeper keeper;
    private final boolean findsAgain;

    /** Creates a connection that {@link #connect} opens. */
    Connection(String board, AgentChannel.Source source, ConnectionOptions options, SessionKeeper.Pace pace) {
        this.keeper = new SessionKeeper(board, source, options, pace);
        this.findsAgain = options.reconnects() || options.reopens();
    }

    /** Connects where nobody can be asked anything; what is lost stays lost. See the last of these methods. */
    public static Connection open(SshTarget target, Progress progress) throws BoardException {
        return open(target, SignIn.NOBODY, ConnectionOptions.PLAIN, progress);
    }

    /** Connects where nobody can be asked anything; see the last of these methods. */
    public static Connection open(SshTarget target, ConnectionOptions options, Progress progress) throws BoardException {
        return open(target, SignIn.NOBODY, options, progress);
    }

    /** Connects; what is lost stays lost. See the last of these methods. */
    public static Connection open(SshTarget target, SignIn signIn, Progress progress) throws BoardException {
        return open(target, signIn, ConnectionOptions.PLAIN, progress);
    }

    /**
     * Connects to a board, brings the agent there if need be, and starts it.
     *
     * <p>A connection that {@linkplain ConnectionOptions#reconnects() comes back} tries so after a loss at once, and then
     * after 1, 2, 4 s and so on up to every 30 s, until it is closed, or the board's host key is not the known one, or the
     * board refuses to sign in three times. Nobody is asked then: secrets that were given the first time are kept in memory
     * until it is closed. Endpoints are opened again on the same control device, whatever its number is then, and tried for
     * two minutes if there is none yet.
     *
     * @param signIn is asked what comes up while signing in
     * @throws BoardException with what failed on the way; this first attempt is not repeated
     */
    public static Connection open(SshTarget target, SignIn signIn, ConnectionOptions options, Progress progress)
            throws BoardException {
        if (!options.reconnects()) {
            return opened(new Connection(target.toString(), steps -> AgentChannel.open(target, signIn, steps), options,
                    SessionKeeper.Pace.USUAL), progress);
        }
        AskOnce person = new AskOnce(signIn);
        RememberedSignIn kept = new RememberedSignIn(person);
        Connection connection = new Connection(target.toString(), steps -> AgentChannel.open(target, kept, steps), options,
                SessionKeeper.Pace.USUAL);
        connection.keeper.whenClosed(kept::close);
        opened(connection, progress);
        person.leaveAlone();
        return connection;
    }

    private static Connection opened(Connection connection, Progress progress) throws BoardException {
        connection.connect(progress);
        return connection;
    }

    void connect(Progress progress) throws BoardException {
        try {
            keeper.open(progress);
        } catch (BoardException | RuntimeException failed) {
            keeper.close();
            throw failed;
        }
    }

    /** Returns the agent that requests go to. */
    private AgentSession agent() throws BoardException {
        return keeper.agent();
    }

    /** Returns how it stands with the connection now; see {@link ConnectionListener} to be told. */
    public ConnectionState state() {
        return keeper.state();
    }

    /** Returns what the agent said of its board. */
    public BoardInfo board() {
        return keeper.board();
    }

    /**
     * Returns the board's time of day now, to some milliseconds, without asking it; also while it is out of reach. Many boards
     * get the time late, or never.
     */
    public Instant boardTime() {
        return keeper.boardTime();
    }

    /** Asks for the board's control devices, channels and nodes. */
    public Devices devices() throws BoardException {
        return Replies.model(agent().call(new Request.ListDevices(), AgentSession.REPLY_LIMIT));
    }

    /** Returns a new inbox, for endpoints of this connection. */
    public Inbox newInbox() {
        return new Inbox(keeper.backlog());
    }

    /** Creates an endpoint; its messages go to the listener. */
    public Endpoint open(EndpointSpec spec, EndpointListener listener) throws BoardException {
        Endpoint endpoint = new Endpoint(this, spec, listener);
        if (findsAgain) {
            endpoint.setHome(devices().controls().stream().filter(found -> found.name().equals(spec.control())).findFirst());
        }
        keeper.endpoints().open(agent(), endpoint);
        return endpoint;
    }

    /**
     * Opens an existing node, whoever created it; its messages go to the listener. Closing the endpoint leaves the node.
     *
     * @param node such as {@code rpmsg0}
     */
    public Endpoint openNode(String node, EndpointListener listener) throws BoardException {
        Node found = devices().nodes().stream().filter(any -> any.name().equals(node)).findFirst()
                .orElseThrow(() -> new BoardException("There is no node " + node, "Look at the board's devices.", null));
        Endpoint endpoint = new Endpoint(this, EndpointSpec.of(found), listener, Optional.of(node));
        keeper.endpoints().open(agent(), endpoint);
        return endpoint;
    }

    /**
     * Creates a legacy node that stays on the board when the connection ends, until it is destroyed or the remote goes.
     *
     * @param spec what to create it with; its way is not looked at
     * @return its name, such as {@code rpmsg0}
     */
    public String createNode(EndpointSpec spec) throws BoardException {
        return agent().call(new Request.CreateNode(spec.control(), spec.name(), spec.source(), spec.destination()),
                AgentSession.REPLY_LIMIT).node();
    }

    /** Destroys a node that nobody has open, whoever created it. */
    public void destroyNode(String node) throws BoardException {
        agent().call(new Request.DestroyNode(node), AgentSession.REPLY_LIMIT);
    }

    /**
     * Makes a channel, as if the remote had announced it. It stays until it is released or the remote goes.
     *
     * @param spec name, addresses and control device; its way is not looked at
     */
    public void createChannel(EndpointSpec spec) throws BoardException {
        agent().call(new Request.CreateDevice(spec.control(), spec.name(), spec.source(), spec.destination()),
                AgentSession.REPLY_LIMIT);
    }

    /**
     * Takes a channel away.
     *
     * @param spec exactly its name and addresses, and the control device; its way is not looked at
     */
    public void releaseChannel(EndpointSpec spec) throws BoardException {
        agent().call(new Request.ReleaseDevice(spec.control(), spec.name(), spec.source(), spec.destination()),
                AgentSession.REPLY_LIMIT);
    }

    /** Returns the nodes that agents have left on the board which were killed. */
    public List<Leftover> leftovers() throws BoardException {
        return agent().call(new Request.ListLeftovers(), AgentSession.REPLY_LIMIT).nodes().stream().map(Replies::model)
                .toList();
    }

    /** Destroys exactly the nodes of {@link #leftovers()}. */
    public LeftoversRemoved removeLeftovers() throws BoardException {
        Reply.LeftoversRemoved reply = agent().call(new Request.RemoveLeftovers(), AgentSession.REPLY_LIMIT);
        return new LeftoversRemoved(reply.removed().stream().map(Replies::model).toList(), reply.problems());
    }

    /**
     * Tells the board's devices now, and again whenever they have changed, after a loss of the connection too.
     *
     * @param listener is called by the thread that reads from the agent, so it must not wait
     * @return ends it when it is closed
     */
    public DeviceWatch watchDevices(Consumer<Devices> listener) throws BoardException {
        return keeper.devices().begin(listener,
                on -> agent().call(new Request.WatchDevices(on), AgentSession.REPLY_LIMIT));
    }

    /**
     * Lets the next attempt to come back begin at once, where the connection is lost and there is one to wait for; returns at once.
     */
    public void tryNow() {
        keeper.tryNow();
    }

    /** Returns what the agent can time on its board. */
    public Measurements measurements() {
        return new Measurements(keeper);
    }

    boolean isOutgoingPaused(Endpoint endpoint) throws BoardException {
        return agent().call(new Request.GetFlowControl(endpoint.requireNumber()), AgentSession.REPLY_LIMIT).paused();
    }

    void pauseIncoming(Endpoint endpoint, boolean paused) throws BoardException {
        agent().call(new Request.SetFlowControl(endpoint.requireNumber(), paused), AgentSession.REPLY_LIMIT);
    }

    OptionalLong echo(Endpoint endpoint, byte[] payload, Duration limit) throws BoardException {
        requirePossible(payload);
        Reply.Echoed echoed = agent().call(new Request.Echo(endpoint.requireNumber(), payload, (int) limit.toMillis()),
                limit.plus(AgentSession.REPLY_LIMIT));
        return echoed.roundTripNanos() < 0 ? OptionalLong.empty() : OptionalLong.of(echoed.roundTripNanos());
    }

    private static void requirePossible(byte[] payload) throws BoardException {
        if (payload.length > Endpoint.MOST) {
            throw new BoardException("A message of " + payload.length + " bytes is too long for any transport",
                    "On virtio a message has up to " + Endpoint.VIRTIO_MOST + " bytes.", null);
        }
    }

    SentMessage send(Endpoint endpoint, byte[] payload, Duration deadline) throws BoardException {
        requirePossible(payload);
        AgentSession agent = agent();
        Reply.Sent sent = agent.call(new Request.Send(endpoint.requireNumber(), payload, (int) deadline.toMillis()),
                deadline.plus(AgentSession.REPLY_LIMIT));
        return new SentMessage(sent.monotonicNanos(), agent.timeOf(sent.monotonicNanos()));
    }

    void closeEndpoint(Endpoint endpoint) throws BoardException {
        try {
            keeper.endpoints().close(agent(), endpoint);
        } catch (BoardException failed) {
            if (failed.kind() != BoardException.Kind.LOST) {
                throw failed;
            }
            // It went with its agent.
            keeper.endpoints().forget(endpoint);
        }
    }

    /**
     * Lets the agent end, which destroys all endpoints, and closes the session; ends all attempts to come back. Listeners
     * of endpoints are told nothing. It may be called at any time, by any thread that may use the connection; closing again
     * does nothing.
     */
    @Override
    public void close() {
        keeper.close();
    }
}
