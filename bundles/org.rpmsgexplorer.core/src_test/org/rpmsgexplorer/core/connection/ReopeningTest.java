// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/** Endpoints that are opened again, and nodes that an agent before has left. */
@Timeout(20)
class ReopeningTest extends OnFakeBoard {
    @Test
    void anEndpointIsFoundAgainByItsTransport() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        connection.open(SPEC, told);
        board.controls = List.of(FakeBoard.control("rpmsg_ctrl0", "virtio7"), FakeBoard.control("rpmsg_ctrl1", "virtio0"));
        first.end();
        assertEquals("rpmsg_ctrl1", board.next().await(Request.OpenEndpoint.class).control());
    }

    @Test
    void anEndpointWaitsForItsControlDevice() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        Endpoint endpoint = connection.open(SPEC, told);
        board.controls = List.of();
        first.end();
        FakeBoard.Agent second = board.next();
        second.await(Request.ListDevices.class);
        second.await(Request.ListDevices.class);
        assertFalse(endpoint.isOpen());
        BoardException failed = assertThrows(BoardException.class, () -> endpoint.send(new byte[1], DEADLINE));
        assertTrue(failed.getMessage().contains("The endpoint is gone"), failed.getMessage());
        board.controls = List.of(FakeBoard.control("rpmsg_ctrl0", "virtio0"));
        second.await(Request.OpenEndpoint.class);
        assertTrue(told.next().startsWith("waiting"));
        assertTrue(told.next().startsWith("interrupted"));
    }

    @Test
    void anEndpointThatIsRefusedIsTriedAgain() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        connection.open(SPEC, told);
        board.answers = request -> request instanceof Request.OpenEndpoint
                ? new Reply.Failure(Reply.Reason.LINUX, "EINVAL", "in use", "") : null;
        first.end();
        FakeBoard.Agent second = board.next();
        second.await(Request.OpenEndpoint.class);
        second.await(Request.OpenEndpoint.class);
        board.answers = request -> null;
        assertTrue(told.next().startsWith("waiting"));
        assertTrue(told.next().startsWith("interrupted"));
    }

    @Test
    void anEndpointThatIsRefusedAgainWaitsLongerUnlessItsDeviceComesAnew() throws Exception {
        SessionKeeper.Pace pace = new SessionKeeper.Pace(attempt -> attempt <= 2 ? Duration.ZERO : Duration.ofHours(1),
                Duration.ofMillis(5), Duration.ofHours(1));
        FakeBoard.Agent first = connect(true, false, pace);
        connection.open(SPEC, told);
        board.answers = request -> request instanceof Request.OpenEndpoint
                ? new Reply.Failure(Reply.Reason.LINUX, "EINVAL", "in use", "") : null;
        first.end();
        FakeBoard.Agent second = board.next();
        second.await(Request.OpenEndpoint.class);
        second.await(Request.OpenEndpoint.class);
        for (int look = 0; look < 4; look++) {
            assertFalse(second.requests.take() instanceof Request.OpenEndpoint, "the third attempt is in an hour");
        }
        board.answers = request -> null;
        board.controls = List.of();
        // Those from before that are not what is awaited.
        second.requests.clear();
        second.await(Request.ListDevices.class);
        second.await(Request.ListDevices.class);
        board.controls = List.of(FakeBoard.control("rpmsg_ctrl0", "virtio0"));
        second.await(Request.OpenEndpoint.class);
    }

    @Test
    void anEndpointWhoseRemoteWentIsOpenedAgainWhereThatIsWanted() throws Exception {
        FakeBoard.Agent agent = connect(false, true, FAST);
        Endpoint endpoint = connection.open(SPEC, told);
        board.controls = List.of();
        agent.tell(new Event.EndpointEnded(1, "EPIPE", "read: EPIPE"));
        assertEquals("waiting: read: EPIPE", told.next());
        assertEquals(1, agent.await(Request.CloseEndpoint.class).endpoint());
        agent.await(Request.ListDevices.class);
        assertFalse(endpoint.isOpen());
        board.controls = List.of(FakeBoard.control("rpmsg_ctrl1", "virtio0"));
        Request.OpenEndpoint again = agent.await(Request.OpenEndpoint.class);
        assertEquals("rpmsg_ctrl1", again.control());
        assertEquals("interrupted: read: EPIPE", told.next());
        agent.deliver(1, 1);
        agent.deliver(again.endpoint(), 2);
        assertEquals("message 2", told.next(), "what comes to the old number is not for it");
    }

    @Test
    void anEndpointWhoseRemoteWentHasEndedOtherwise() throws Exception {
        FakeBoard.Agent agent = connect(true, false, FAST);
        Endpoint endpoint = connection.open(SPEC, told);
        agent.tell(new Event.EndpointEnded(1, "EPIPE", "read: EPIPE"));
        agent.tell(new Event.EndpointEnded(1, "EPIPE", "again"));
        assertEquals("ended: read: EPIPE", told.next());
        agent.end();
        board.next();
        nextState(ConnectionState.Lost.class);
        nextState(ConnectionState.Reconnecting.class);
        nextState(ConnectionState.Connected.class);
        endpoint.close();
        assertNull(told.entries.poll());
    }

    @Test
    void anEndpointThatIsClosedWhileItIsOpenedAgainDoesNotStay() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        Endpoint endpoint = connection.open(SPEC, told);
        board.answers = request -> {
            if (request instanceof Request.OpenEndpoint) {
                closeQuietly(endpoint);
            }
            return null;
        };
        first.end();
        FakeBoard.Agent second = board.next();
        int number = second.await(Request.OpenEndpoint.class).endpoint();
        assertEquals(number, second.await(Request.CloseEndpoint.class).endpoint());
        assertTrue(told.next().startsWith("waiting"));
        assertNull(told.entries.poll());
    }

    private static void closeQuietly(Endpoint endpoint) {
        try {
            endpoint.close();
        } catch (BoardException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What a killed agent of ours has left goes; what others have left does not. */
    @Test
    void theNodesOfAnAgentThatWasKilledAreDestroyed() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        board.answers = request -> {
            if (request instanceof Request.OpenEndpoint) {
                return new Reply.EndpointOpened(Optional.of("rpmsg3"));
            }
            return request instanceof Request.ListLeftovers
                    ? new Reply.Leftovers(List.of(leftover("rpmsg2"), leftover("rpmsg3"))) : null;
        };
        connection.open(SPEC, told);
        first.end();
        FakeBoard.Agent second = board.next();
        assertEquals("rpmsg3", second.await(Request.DestroyNode.class).node());
        second.await(Request.OpenEndpoint.class);
        assertTrue(second.requests.stream().noneMatch(Request.DestroyNode.class::isInstance));
    }

    @Test
    void anAbandonedNodeIsLookedForUntilAListHasCome() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        AtomicInteger lists = new AtomicInteger();
        board.answers = request -> {
            if (request instanceof Request.OpenEndpoint) {
                return new Reply.EndpointOpened(Optional.of("rpmsg3"));
            } else if (request instanceof Request.ListLeftovers) {
                return lists.incrementAndGet() == 1 ? new Reply.Failure(Reply.Reason.INTERNAL, "", "the disk", "")
                        : new Reply.Leftovers(List.of(leftover("rpmsg3")));
            }
            return null;
        };
        connection.open(SPEC, told);
        first.end();
        assertEquals("rpmsg3", board.next().await(Request.DestroyNode.class).node());
    }

    /** Where another program has a node open, its endpoint is opened again all the same. */
    @Test
    void anAbandonedNodeThatIsInUseIsTriedAgain() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        AtomicInteger tries = new AtomicInteger();
        board.answers = request -> {
            if (request instanceof Request.OpenEndpoint) {
                return new Reply.EndpointOpened(Optional.of("rpmsg3"));
            } else if (request instanceof Request.ListLeftovers) {
                return new Reply.Leftovers(tries.get() < 3 ? List.of(leftover("rpmsg3")) : List.of());
            }
            return request instanceof Request.DestroyNode && tries.incrementAndGet() < 3
                    ? new Reply.Failure(Reply.Reason.LINUX, "EBUSY", "destroy: EBUSY", "") : null;
        };
        connection.open(SPEC, told);
        first.end();
        FakeBoard.Agent second = board.next();
        second.await(Request.DestroyNode.class);
        second.await(Request.OpenEndpoint.class);
        second.await(Request.DestroyNode.class);
        second.await(Request.DestroyNode.class);
        assertTrue(told.next().startsWith("waiting"));
        assertTrue(told.next().startsWith("interrupted"));
        Request<?> more = second.requests.poll(50, TimeUnit.MILLISECONDS);
        assertTrue(more == null || more instanceof Request.Heartbeat, "it is gone, and not looked for any more: " + more);
    }

    private static Reply.Leftover leftover(String node) {
        return new Reply.Leftover(node, "x", EndpointSpec.ANY, 1);
    }
}
