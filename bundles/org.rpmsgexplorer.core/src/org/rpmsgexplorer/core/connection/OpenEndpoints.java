// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.MessageBlock;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * The endpoints of a connection: tells them what comes, and opens them again.
 *
 * <p>{@link #accept} and {@link #lost} are for the thread that reads from the agent, {@link #restore} is for the one that
 * keeps the connection; any thread may call the rest. An endpoint gets a new number whenever it is opened, so that what
 * still comes to an old one finds nobody.
 */
final class OpenEndpoints {
    /**
     * How long an endpoint is tried again after the connection has come back: the remote may still be booting. So long nodes are
     * tried to be destroyed, too, that the agent before has left.
     */
    static final Duration RESTORE_LIMIT = Duration.ofMinutes(2);

    /** How long the stream may take a request whose reply is not waited for: somebody has just cancelled. */
    private static final Duration UNAWAITED_LIMIT = Duration.ofSeconds(1);

    /** Opened again, such an endpoint would end as it did before. */
    private static final String NO_MEMORY = "ENOMEM";

    private static final System.Logger LOG = System.getLogger(OpenEndpoints.class.getName());

    private final boolean reopens;
    private final Runnable somethingWaits;
    private final Map<Integer, Endpoint> byNumber = new ConcurrentHashMap<>();
    private final Set<Endpoint> all = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Queue<Integer> toClose = new ConcurrentLinkedQueue<>();
    private final AbandonedNodes abandoned = new AbandonedNodes();
    private final Refusals refusals;
    private final AtomicInteger lastNumber = new AtomicInteger();

    /**
     * Creates an empty set.
     *
     * @param reopens whether an endpoint that ends by itself is to be opened again
     * @param pauses how long to wait before an endpoint is tried again that was refused, by the number of the attempt from 1
     * @param somethingWaits is run when {@link #restore} has something to do
     */
    OpenEndpoints(boolean reopens, IntFunction<Duration> pauses, Runnable somethingWaits) {
        this.reopens = reopens;
        this.refusals = new Refusals(pauses);
        this.somethingWaits = somethingWaits;
    }

    /** Opens an endpoint for the first time. */
    void open(AgentSession agent, Endpoint endpoint) throws BoardException {
        // Known before it is there, so that a loss in between finds it.
        all.add(endpoint);
        try {
            open(agent, endpoint, endpoint.spec().control());
        } catch (BoardException | RuntimeException failed) {
            all.remove(endpoint);
            throw failed;
        }
    }

    private void open(AgentSession agent, Endpoint endpoint, String control) throws BoardException {
        EndpointSpec spec = endpoint.spec();
        int number = lastNumber.incrementAndGet();
        byNumber.put(number, endpoint);
        try {
            Optional<String> existing = endpoint.existingNode();
            Request<Reply.EndpointOpened> request = existing.isPresent() ? new Request.OpenNode(number, existing.get())
                    : new Request.OpenEndpoint(number, control, wire(spec.way()), spec.name(), spec.source(),
                            spec.destination());
            agent.call(request, AgentSession.REPLY_LIMIT, opened -> endpoint.opened(number, opened.node().map(Replies::line)));
        } catch (BoardException | RuntimeException failed) {
            byNumber.remove(number);
            if (failed instanceof BoardException told) {
                closeUnawaited(agent, number, told);
            }
            throw failed;
        }
        if (endpoint.isClosed()) {
            // Its user closed it while it was being opened again.
            byNumber.remove(number);
            toClose.add(number);
            closeRest(agent);
        }
    }

    /**
     * Lets an endpoint be destroyed on the board that nobody waits for any more. The agent takes back what waits for its turn only;
     * one that is being opened would stay there, unknown to anybody. It carries out one after the other, and a number that it does
     * not know harms nobody.
     */
    private static void closeUnawaited(AgentSession agent, int number, BoardException why) {
        if (why.kind() == BoardException.Kind.CANCELLED || why.kind() == BoardException.Kind.TIMED_OUT) {
            agent.tell(new Request.CloseEndpoint(number), UNAWAITED_LIMIT);
        }
    }

    /** Destroys an endpoint on the board, where it is still there, and forgets it. */
    void close(AgentSession agent, Endpoint endpoint) throws BoardException {
        OptionalInt number = endpoint.number();
        try {
            if (number.isPresent()) {
                close(agent, number.getAsInt());
            }
        } finally {
            number.ifPresent(byNumber::remove);
            all.remove(endpoint);
        }
    }

    private static void close(AgentSession agent, int number) throws BoardException {
        try {
            agent.call(new Request.CloseEndpoint(number), AgentSession.REPLY_LIMIT);
        } catch (BoardException failed) {
            // It was not asked for, or taken back, and nobody will ask again.
            closeUnawaited(agent, number, failed);
            throw failed;
        }
    }

    /** Forgets an endpoint that went with its agent. */
    void forget(Endpoint endpoint) {
        all.remove(endpoint);
    }

    private void closeRest(AgentSession agent) {
        for (Integer number = toClose.poll(); number != null; number = toClose.poll()) {
            try {
                close(agent, number);
            } catch (BoardException failed) {
                LOG.log(System.Logger.Level.DEBUG, "An endpoint that had ended could not be closed", failed);
            }
        }
    }

    /** Passes an event on to the endpoint that it is for. */
    void accept(AgentSession agent, Event event) throws IOException {
        if (event instanceof Event.Messages messages) {
            MessageBlock.read(messages.block(), new Dispatch(agent));
        } else if (event instanceof Event.EndpointEnded end) {
            ended(end.endpoint(), Replies.line(end.text()), !end.errno().equals(NO_MEMORY));
        } else if (event instanceof Event.FlowControlChanged flow) {
            tell(flow.endpoint(), listener -> listener.flowControl(flow.paused()));
        }
    }

    private void ended(int number, String why, boolean comesBack) {
        Endpoint endpoint = byNumber.get(number);
        if (endpoint == null) {
            return;
        } else if (reopens) {
            byNumber.remove(number);
            toClose.add(number);
            endpoint.lost(why, comesBack, true);
            somethingWaits.run();
        } else {
            endpoint.ended(why);
        }
    }

    /**
     * The agent is gone, and all endpoints with it.
     *
     * @param comesBack whether they will be opened again
     */
    void lost(String why, boolean comesBack) {
        byNumber.clear();
        toClose.clear();
        refusals.clear();
        snapshot().stream().filter(endpoint -> endpoint.existingNode().isEmpty())
                .forEach(endpoint -> endpoint.node().ifPresent(abandoned::add));
        snapshot().forEach(endpoint -> endpoint.lost(why, comesBack, false));
    }

    /** Nothing comes back any more: those that wait have ended. */
    void giveUp(String why) {
        snapshot().stream().filter(Endpoint::isWaiting).forEach(endpoint -> endpoint.ended(why));
    }

    /** Returns whether {@link #restore} has something to do. */
    boolean somethingWaits() {
        return !toClose.isEmpty() || !abandoned.isEmpty() || snapshot().stream().anyMatch(Endpoint::isWaiting);
    }

    /**
     * Opens again what waits and can be opened; what cannot be goes on waiting, for a while.
     *
     * @param connected how long the agent has been there
     */
    void restore(AgentSession agent, Duration connected) {
        closeRest(agent);
        try {
            abandoned.destroy(agent);
            if (connected.compareTo(RESTORE_LIMIT) > 0) {
                abandoned.giveUp();
            }
            List<Endpoint> waiting = snapshot().stream().filter(Endpoint::isWaiting).toList();
            refusals.forgetAllBut(waiting);
            if (waiting.isEmpty()) {
                return;
            }
            Devices devices = Replies.model(agent.call(new Request.ListDevices(), AgentSession.REPLY_LIMIT));
            for (Endpoint endpoint : waiting) {
                restore(agent, endpoint, devices, connected);
            }
        } catch (BoardException failed) {
            LOG.log(System.Logger.Level.DEBUG, "Endpoints could not be opened again", failed);
        }
    }

    private void restore(AgentSession agent, Endpoint endpoint, Devices devices, Duration connected)
            throws BoardException {
        String why;
        try {
            Optional<ControlDevice> control = ControlChoice.find(endpoint.home(), endpoint.spec().control(),
                    devices.controls());
            if (endpoint.existingNode().isPresent()) {
                if (isThere(endpoint, devices)) {
                    openAgain(agent, endpoint, endpoint.spec().control());
                    return;
                }
                why = "its node is not there";
            } else if (control.isPresent()) {
                if (openAgain(agent, endpoint, control.get().name())) {
                    endpoint.setHome(control);
                }
                return;
            } else {
                why = "its control device is not there";
            }
            refusals.forget(endpoint);
        } catch (BoardException failed) {
            if (failed.kind() == BoardException.Kind.LOST || failed.kind() == BoardException.Kind.CANCELLED) {
                throw failed;
            }
            // Permissions that udev has still to give, an address that the agent before has not yet let go: try again.
            why = failed.getMessage();
            refusals.add(endpoint);
            // A message may have come before the answer was late: it is not there any more.
            endpoint.lost(why, true, false);
        }
        if (!reopens && connected.compareTo(RESTORE_LIMIT) > 0) {
            endpoint.ended("it could not be opened again: " + why);
        }
    }

    /** Returns whether it was opened, which it is not where the board has refused it and its turn has not come. */
    private boolean openAgain(AgentSession agent, Endpoint endpoint, String control) throws BoardException {
        if (!refusals.allow(endpoint)) {
            return false;
        }
        open(agent, endpoint, control);
        refusals.forget(endpoint);
        return true;
    }

    /** A node of the same name may be another one by now; what can be told apart is. */
    private static boolean isThere(Endpoint endpoint, Devices devices) {
        return devices.nodes().stream().anyMatch(node -> endpoint.existingNode().equals(Optional.of(node.name()))
                && EndpointSpec.of(node).equals(endpoint.spec()));
    }

    private List<Endpoint> snapshot() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    static org.rpmsgexplorer.protocol.Way wire(Way way) {
        return switch (way) {
            case LEGACY -> org.rpmsgexplorer.protocol.Way.LEGACY;
            case FD -> org.rpmsgexplorer.protocol.Way.FD;
        };
    }

    private void tell(int number, Consumer<EndpointListener> what) {
        Endpoint endpoint = byNumber.get(number);
        if (endpoint != null) {
            endpoint.received(number, what);
        }
    }

    private final class Dispatch implements MessageBlock.Visitor {
        private final AgentSession agent;

        Dispatch(AgentSession agent) {
            this.agent = agent;
        }

        @Override
        public void message(int number, long nanos, byte[] block, int offset, int length) {
            byte[] payload = Arrays.copyOfRange(block, offset, offset + length);
            ReceivedMessage message = new ReceivedMessage(nanos, agent.timeOf(nanos), payload);
            tell(number, listener -> listener.received(message));
        }

        @Override
        public void gap(int number, long nanos, long count) {
            LostMessages lost = new LostMessages(nanos, agent.timeOf(nanos), count);
            tell(number, listener -> listener.gap(lost));
        }
    }
}
