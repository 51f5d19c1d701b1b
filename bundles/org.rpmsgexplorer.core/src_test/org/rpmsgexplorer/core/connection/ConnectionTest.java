// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.BoardException.Kind;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/** States, losses and returns. */
@Timeout(20)
class ConnectionTest extends OnFakeBoard {
    @Test
    void aPlainConnectionStaysLost() throws Exception {
        FakeBoard.Agent agent = connect(false, false, FAST);
        Endpoint endpoint = connection.open(SPEC, told);
        agent.deliver(1, 1, 2);
        agent.end();
        assertEquals("message 1", told.next());
        assertEquals("message 2", told.next());
        assertEquals("ended: the connection is lost: the agent has ended", told.next());
        ConnectionState.Lost lost = nextState(ConnectionState.Lost.class);
        assertTrue(lost.next().isEmpty());
        BoardException failed = assertThrows(BoardException.class, connection::devices);
        assertEquals(Kind.LOST, failed.kind());
        assertEquals("The connection to fake is lost: the agent has ended", failed.getMessage());
        assertEquals(Kind.LOST, assertThrows(BoardException.class, () -> endpoint.send(new byte[1], DEADLINE)).kind());
        endpoint.close();
        connection.close();
        nextState(ConnectionState.Closed.class);
        assertNull(told.entries.poll());
    }

    @Test
    void aLostConnectionComesBackWithItsEndpoints() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        Endpoint endpoint = connection.open(SPEC, told);
        first.deliver(1, 1);
        first.end();
        FakeBoard.Agent second = board.next();
        Request.OpenEndpoint again = second.await(Request.OpenEndpoint.class);
        // Before or after the agent has answered: both happens.
        second.deliver(again.endpoint(), 2);
        assertEquals("message 1", told.next());
        assertEquals("waiting: the connection is lost: the agent has ended", told.next());
        assertEquals("interrupted: the connection is lost: the agent has ended", told.next());
        assertEquals("message 2", told.next());
        endpoint.send(new byte[1], DEADLINE);
        assertEquals(again.endpoint(), second.await(Request.Send.class).endpoint());
        endpoint.close();
        assertEquals(again.endpoint(), second.await(Request.CloseEndpoint.class).endpoint());
        nextState(ConnectionState.Lost.class);
        assertEquals(1, nextState(ConnectionState.Reconnecting.class).attempt());
        nextState(ConnectionState.Connected.class);
    }

    @Test
    void whoDoesNotWantToWaitTriesAtOnce() throws Exception {
        SessionKeeper.Pace slow = new SessionKeeper.Pace(attempt -> Duration.ofHours(1), Duration.ofMillis(5), Duration.ofHours(1));
        FakeBoard.Agent first = connect(true, false, slow);
        connection.tryNow();
        first.end();
        assertTrue(nextState(ConnectionState.Lost.class).next().isPresent());
        assertNull(states.poll(50, TimeUnit.MILLISECONDS), "what was said before counts for nothing");
        connection.tryNow();
        assertEquals(1, nextState(ConnectionState.Reconnecting.class).attempt());
        nextState(ConnectionState.Connected.class);
    }

    @Test
    void attemptsGoOnUntilOneSucceeds() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        for (int attempt = 0; attempt < 5; attempt++) {
            board.refusals.add(refused(Kind.OTHER));
        }
        first.end();
        for (int attempt = 1; attempt <= 6; attempt++) {
            ConnectionState.Lost lost = nextState(ConnectionState.Lost.class);
            assertEquals(attempt - 1, lost.attempts());
            assertEquals(attempt == 1 ? "the agent has ended" : "refused", lost.why());
            assertTrue(lost.next().isPresent());
            assertEquals(attempt, nextState(ConnectionState.Reconnecting.class).attempt());
        }
        nextState(ConnectionState.Connected.class);
    }

    @Test
    void aConnectionThatBreaksSoonAgainDoesNotBeginWithTheFirstAttempt() throws Exception {
        connect(true, false, FAST).end();
        assertEquals(0, nextState(ConnectionState.Lost.class).attempts());
        nextState(ConnectionState.Reconnecting.class);
        nextState(ConnectionState.Connected.class);
        board.next().end();
        assertEquals(1, nextState(ConnectionState.Lost.class).attempts());
        assertEquals(2, nextState(ConnectionState.Reconnecting.class).attempt());
    }

    @Test
    void aHostKeyThatIsNotTheKnownOneEndsAllAttempts() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        connection.open(SPEC, told);
        board.refusals.add(refused(Kind.HOST_KEY));
        first.end();
        nextState(ConnectionState.Lost.class);
        nextState(ConnectionState.Reconnecting.class);
        assertTrue(nextState(ConnectionState.Lost.class).next().isEmpty());
        assertTrue(told.next().startsWith("waiting"));
        assertEquals("ended: the connection is lost, and does not come back: refused", told.next());
        assertEquals("The connection to fake is lost: refused",
                assertThrows(BoardException.class, connection::devices).getMessage());
        assertTrue(board.agents.isEmpty());
    }

    @Test
    void whoIsRefusedThreeTimesIsNotTriedAgain() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        for (Kind kind : List.of(Kind.SIGN_IN, Kind.SIGN_IN, Kind.OTHER, Kind.SIGN_IN, Kind.SIGN_IN, Kind.SIGN_IN)) {
            board.refusals.add(refused(kind));
        }
        first.end();
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertTrue(nextState(ConnectionState.Lost.class).next().isPresent());
            nextState(ConnectionState.Reconnecting.class);
        }
        assertTrue(nextState(ConnectionState.Lost.class).next().isEmpty());
    }

    @Test
    void callsFailAtOnceWhileLostAndSayWhenTheNextAttemptIs() throws Exception {
        SessionKeeper.Pace slow = new SessionKeeper.Pace(attempt -> Duration.ofHours(1), Duration.ofMillis(5),
                Duration.ofHours(1));
        FakeBoard.Agent first = connect(true, false, slow);
        first.end();
        nextState(ConnectionState.Lost.class);
        BoardException failed = assertThrows(BoardException.class, connection::devices);
        assertEquals(Kind.LOST, failed.kind());
        assertTrue(failed.hint().matches("The next attempt to come back is in 3\\d\\d\\d s\\."), failed.hint());
        connection.close();
        nextState(ConnectionState.Closed.class);
        assertEquals("The connection to fake was closed",
                assertThrows(BoardException.class, connection::devices).getMessage());
    }

    @Test
    void closingEndsAnAttemptThatHangs() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        board.hangs = true;
        first.end();
        nextState(ConnectionState.Lost.class);
        nextState(ConnectionState.Reconnecting.class);
        long start = System.nanoTime();
        connection.close();
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1), "closing does not wait");
        nextState(ConnectionState.Closed.class);
        assertNoThreads();
    }

    @Test
    void closingEndsAllThreads() throws Exception {
        FakeBoard.Agent first = connect(true, true, FAST);
        connection.open(SPEC, told);
        first.end();
        board.next().await(Request.OpenEndpoint.class);
        connection.close();
        connection.close();
        assertNoThreads();
    }

    private static void assertNoThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("agent-") || thread.getName().startsWith("connection-")) {
                thread.join(FakeBoard.LIMIT.toMillis());
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    @Test
    void aListenerMayCloseTheConnection() throws Exception {
        BlockingQueue<ConnectionState> seen = new LinkedBlockingQueue<>();
        ConnectionListener closer = state -> {
            seen.add(state);
            if (state instanceof ConnectionState.Lost) {
                connection.close();
            }
        };
        connection = new Connection("fake", board, new ConnectionOptions(true, true, closer), FAST);
        connection.connect(Progress.NONE);
        board.next().end();
        ConnectionState last = seen.poll(8, TimeUnit.SECONDS);
        while (last != null && !(last instanceof ConnectionState.Closed)) {
            last = seen.poll(8, TimeUnit.SECONDS);
        }
        assertNotNull(last);
    }

    @Test
    void aListenerThatFailsDoesNoHarmToOthers() throws Exception {
        FakeBoard.Agent agent = connect(false, false, FAST);
        connection.open(SPEC, new EndpointListener() {
            @Override
            public void received(ReceivedMessage message) {
                throw new IllegalStateException("a defect");
            }

            @Override
            public void gap(LostMessages lost) {
            }

            @Override
            public void ended(String why) {
            }
        });
        connection.open(SPEC, told);
        agent.deliver(1, 1);
        agent.deliver(2, 2);
        assertEquals("message 2", told.next());
    }

    @Test
    void theFirstAttemptIsNotRepeated() {
        board.refusals.add(refused(Kind.OTHER));
        connection = new Connection("fake", board, new ConnectionOptions(true, true, states::add), FAST);
        assertEquals("refused", assertThrows(BoardException.class, () -> connection.connect(Progress.NONE)).getMessage());
        assertTrue(board.agents.isEmpty());
    }

    @Test
    void aBoardThatGetsTheTimeLateIsNoticed() throws Exception {
        FakeBoard.Agent agent = new FakeBoard().new Agent();
        AgentSession session = new AgentSession(agent.channel(), new Backlog(() -> { }), null);
        session.setClocks(1_000_000_000L, 1_000);
        assertEquals(Instant.ofEpochSecond(2), session.timeOf(2_000_000_000L));
        session.setClocks(2_000_000_000L, 2_019);
        assertEquals(Instant.ofEpochSecond(3), session.timeOf(3_000_000_000L), "a clock is read in milliseconds");
        session.setClocks(3_000_000_000L, 1_700_000_003_000L);
        assertEquals(Instant.ofEpochSecond(1_700_000_004L), session.timeOf(4_000_000_000L));
    }

    @Test
    void devicesAreWatchedAfterALossToo() throws Exception {
        FakeBoard.Agent first = connect(true, false, FAST);
        BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
        DeviceWatch watch = connection.watchDevices(devices -> {
            seen.add(devices.controls().size());
            throw new IllegalStateException("a defect");
        });
        Reply.Devices none = new Reply.Devices(List.of(), List.of(), List.of(), List.of(), 0);
        first.tell(new Event.DevicesChanged(none));
        assertEquals(0, seen.poll(8, TimeUnit.SECONDS));
        first.end();
        FakeBoard.Agent second = board.next();
        assertTrue(second.await(Request.WatchDevices.class).on());
        second.tell(new Event.DevicesChanged(none));
        assertEquals(0, seen.poll(8, TimeUnit.SECONDS));
        connection.close();
        watch.close();
    }
}
