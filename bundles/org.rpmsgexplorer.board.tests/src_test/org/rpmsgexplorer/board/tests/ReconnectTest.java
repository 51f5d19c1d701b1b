// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.ConnectionOptions;
import org.rpmsgexplorer.core.connection.ConnectionState;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Interruption;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** Connections that are lost in all the usual ways, and come back by themselves with their endpoints. */
class ReconnectTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final EndpointSpec SOURCE = new EndpointSpec("rpmsg_ctrl0", Way.FD, RemoteCore.SOURCE,
            EndpointSpec.ANY, RemoteCore.SOURCE_ADDRESS);

    private static TestBoard board;

    private final BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();
    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
    }

    @AfterAll
    static void stop() throws Exception {
        board.close();
    }

    @BeforeEach
    void connect() throws Exception {
        connection = board.connectForGood(states::add);
        nextState(ConnectionState.Connecting.class);
        nextState(ConnectionState.Connected.class);
    }

    /** The source goes on whoever listens, and the next test may have the same address. */
    @AfterEach
    void disconnect() throws Exception {
        connection.close();
        board.core().withdraw(RemoteCore.SOURCE);
        board.core().announce(RemoteCore.SOURCE, RemoteCore.SOURCE_ADDRESS);
    }

    private <S extends ConnectionState> S nextState(Class<S> kind) throws InterruptedException {
        return assertInstanceOf(kind, states.poll(TestBoard.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void assertEchoes(Endpoint endpoint, Received received) throws Exception {
        byte[] payload = "back again".getBytes(StandardCharsets.UTF_8);
        endpoint.send(payload, DEADLINE);
        ReceivedMessage answer = received.nextMessage();
        assertArrayEquals(payload, answer.payload());
        Duration off = Duration.between(answer.time(), Instant.now()).abs();
        assertTrue(off.toSeconds() < 5, "the board has this machine's clock, and yet is off by " + off);
    }

    private static int sequence(byte[] payload) {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    @Test
    @Tag("gate")
    void anAgentThatIsKilledIsReplaced() throws Exception {
        Received legacyReceived = new Received();
        Received fdReceived = new Received();
        Endpoint legacy = connection.open(TestBoard.echo(Way.LEGACY), legacyReceived);
        Endpoint fd = connection.open(TestBoard.echo(Way.FD), fdReceived);
        board.run("kill -9 $(pgrep -f '[a]gent.jar')");
        Interruption killed = legacyReceived.awaitInterruption(TestBoard.LIMIT);
        assertTrue(killed.why().contains("the agent has ended") && !killed.remoteRestarted(), killed.toString());
        fdReceived.awaitInterruption(TestBoard.LIMIT);
        assertEchoes(legacy, legacyReceived);
        assertEchoes(fd, fdReceived);
        assertEquals(1, board.agents().size());
        assertEquals(List.of(legacy.node().orElseThrow()), board.nodes(), "the node of the killed agent has gone");
    }

    /** The key's passphrase was asked for once; the second time it is known, and nobody is asked. */
    @Test
    @Tag("gate")
    @Tag("long")
    void comingBackAsksNobody(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("key");
        assertEquals(0, new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", key.toString())
                .start().waitFor());
        board.run("cat >> /run/board/authorized_keys", Files.readAllBytes(folder.resolve("key.pub")));
        Answers person = new Answers("secret");
        SshTarget target = new SshTarget("root", "127.0.0.1", board.state().port(), Optional.of(key),
                Optional.of(board.state().knownHosts()));
        try (Connection locked = Connection.open(target, person, ConnectionOptions.PLAIN.comingBack(),
                Progress.NONE)) {
            Received received = new Received();
            Endpoint endpoint = locked.open(TestBoard.echo(Way.FD), received);
            board.run("kill -9 $(pgrep -f '[a]gent.jar')");
            received.awaitInterruption(TestBoard.LIMIT);
            assertEchoes(endpoint, received);
            assertEquals(List.of("passphrase key 1"), person.asked());
        }
    }

    /** What came before is there, without a hole, and then the interruption, and then what came after. */
    @Test
    @Tag("gate")
    void aSessionThatBreaksComesBackAndTheGapIsMarked() throws Exception {
        Received received = new Received();
        Endpoint endpoint = connection.open(SOURCE, received);
        endpoint.send("send 1000000 size 64 rate 2000".getBytes(StandardCharsets.UTF_8), DEADLINE);
        for (int expected = 0; expected < 500; expected++) {
            assertEquals(expected, sequence(received.next()));
        }
        board.run("kill -9 $(ps -o ppid= -p $(pgrep -f '[a]gent.jar' | head -n 1))");
        Interruption interruption = received.awaitInterruption(TestBoard.LIMIT);
        assertTrue(interruption.why().contains("the board has ended the SSH session"), interruption.why());
        int expected = 500;
        for (ReceivedMessage message = received.poll(); message != null; message = received.poll()) {
            int next = sequence(message.payload());
            if (next != expected) {
                assertFalse(message.time().isBefore(interruption.from().minusMillis(500)), "a hole before the loss");
                expected = next;
            }
            expected++;
        }
        endpoint.send("send 3 size 8 rate 0".getBytes(StandardCharsets.UTF_8), DEADLINE);
        received.next();
        assertFalse(received.hasEnded());
    }

    @Test
    @Tag("long")
    @Tag("gate")
    void aBoardThatWasSwitchedOffAndOnAgainComesBack() throws Exception {
        Received received = new Received();
        Endpoint endpoint = connection.open(TestBoard.echo(Way.LEGACY), received);
        assertEchoes(endpoint, received);
        board.restart();
        received.awaitInterruption(TestBoard.LIMIT);
        assertEchoes(endpoint, received);
        ConnectionState.Lost lost = nextState(ConnectionState.Lost.class);
        assertEquals("the board has ended the SSH session", lost.why());
        nextState(ConnectionState.Reconnecting.class);
    }

    @Test
    @Tag("gate")
    void aRemoteThatCrashedAndCameBackHasItsEndpointsAgain() throws Exception {
        Received received = new Received();
        Received fdReceived = new Received();
        Endpoint endpoint = connection.open(TestBoard.echo(Way.LEGACY), received);
        Endpoint fd = connection.open(TestBoard.echo(Way.FD), fdReceived);
        board.core().crash();
        board.await("[ ! -e /dev/rpmsg_ctrl0 ]");
        board.core().comeBack();
        Interruption crash = received.awaitInterruption(TestBoard.LIMIT);
        assertTrue(crash.why().contains("EPIPE") && crash.remoteRestarted(), crash.toString());
        fdReceived.awaitInterruption(TestBoard.LIMIT);
        assertEchoes(endpoint, received);
        assertEchoes(fd, fdReceived);
        endpoint.close();
        assertEquals(List.of(), board.nodes());
        assertTrue(states.isEmpty(), "the connection itself was never lost");
    }

    @Test
    @Tag("gate")
    void aSecondWithoutNetworkLosesNothing() throws Exception {
        Received received = new Received();
        Endpoint endpoint = connection.open(SOURCE, received);
        int count = 3_000;
        endpoint.send(("send " + count + " size 64 rate 1000").getBytes(StandardCharsets.UTF_8), DEADLINE);
        assertEquals(0, sequence(received.next()));
        board.networkStalls();
        // There is no event to wait for: that nothing happens is the point.
        TimeUnit.SECONDS.sleep(1);
        board.networkGoesOn();
        for (int expected = 1; expected < count; expected++) {
            assertEquals(expected, sequence(received.next()));
        }
        assertEquals(0, received.lost());
        assertFalse(received.wasInterrupted());
        assertTrue(states.isEmpty());
    }

    @Test
    @Tag("long")
    void aMinuteWithoutNetworkIsNoticedAndComesBack() throws Exception {
        Received received = new Received();
        Endpoint endpoint = connection.open(TestBoard.echo(Way.LEGACY), received);
        assertEchoes(endpoint, received);
        Instant start = Instant.now();
        board.networkStalls();
        ConnectionState.Lost lost = assertInstanceOf(ConnectionState.Lost.class, states.poll(40, TimeUnit.SECONDS));
        Duration noticed = Duration.between(start, Instant.now());
        System.out.println("The loss was noticed after " + noticed + ": " + lost.why());
        assertTrue(noticed.toSeconds() <= 25, noticed.toString());
        assertTrue(lost.why().contains("has not answered"), lost.why());
        TimeUnit.MILLISECONDS.sleep(Math.max(0, 60_000 - Duration.between(start, Instant.now()).toMillis()));
        board.networkGoesOn();
        Interruption interruption = received.awaitInterruption(Duration.ofSeconds(60));
        System.out.println("It was back " + Duration.between(start.plusSeconds(60), interruption.until())
                + " after the network");
        assertFalse(interruption.until().isBefore(start.plusSeconds(60)));
        assertEchoes(endpoint, received);
        assertNotNull(endpoint.node().orElseThrow());
        // The agent before has noticed the silence, destroyed its endpoint and ended.
        board.await("[ $(pgrep -c -f '[a]gent.jar') = 1 ]");
        assertEquals(List.of(endpoint.node().orElseThrow()), board.nodes());
    }
}
