// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** Devices, endpoints and messages through SSH and agent, on a kernel with the fd uAPI. */
@Tag("gate")
class EndpointTest {
    private static final String CONTROL = "rpmsg_ctrl0";
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    @Test
    void listsTheControlDeviceWithBothWays() throws Exception {
        List<ControlDevice> controls = SHARED.connection().devices().controls();
        assertEquals(List.of(new ControlDevice(CONTROL, Optional.of("virtio0"), Optional.empty(),
                List.of("virtio0", "virtio-uml.0"), WayState.PRESENT, WayState.PRESENT)), controls);
    }

    @Test
    void listsTheAnnouncedChannels() throws Exception {
        Channel channel = SHARED.connection().devices().channels().stream().filter(found -> found.name().equals(RemoteCore.ECHO))
                .findFirst().orElseThrow();
        assertEquals(RemoteCore.ECHO_ADDRESS, channel.destination().orElseThrow());
        assertTrue(channel.source().isEmpty(), "nobody has given the channel a local address");
    }

    @Test
    void keepsTheNameOfAChannelWithDotsAndDashes() throws Exception {
        SHARED.board().core().announce("a.b-c.-1.1041");
        SHARED.board().await("grep -qs '^a.b-c.-1.1041$' /sys/bus/rpmsg/devices/*/name");
        assertTrue(SHARED.connection().devices().channels().stream().anyMatch(found -> found.name().equals("a.b-c.-1.1041")));
        SHARED.board().core().withdraw("a.b-c.-1.1041");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void echoesMessagesOfEverySize(Way way) throws Exception {
        Received received = new Received();
        try (Endpoint endpoint = SHARED.connection().open(TestBoard.echo(way), received)) {
            for (int size : new int[] {0, 1, 19, 495, 496}) {
                byte[] payload = new byte[size];
                new Random(size).nextBytes(payload);
                endpoint.send(payload, DEADLINE);
                assertArrayEquals(payload, received.next(), size + " bytes");
            }
        }
        assertFalse(received.hasEnded(), "closing an endpoint is not its end by itself");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void refusesAMessageOverTheLimit(Way way) throws Exception {
        Received received = new Received();
        try (Endpoint endpoint = SHARED.connection().open(TestBoard.echo(way), received)) {
            BoardException failed = assertThrows(BoardException.class, () -> endpoint.send(new byte[497], DEADLINE));
            assertTrue(failed.getMessage().contains("EMSGSIZE"), failed.getMessage());
            assertTrue(failed.hint().contains("496"), failed.hint());
            endpoint.send(new byte[] {1}, DEADLINE);
            assertArrayEquals(new byte[] {1}, received.next(), "the endpoint is as good as before");
        }
    }

    @Test
    void legacyWayHasANodeThatGoesWithIt() throws Exception {
        try (Endpoint endpoint = SHARED.connection().open(TestBoard.echo(Way.LEGACY), new Received())) {
            String node = endpoint.node().orElseThrow();
            assertEquals(List.of(node), SHARED.board().nodes());
            Node listed = SHARED.connection().devices().nodes().get(0);
            assertEquals(node, listed.name());
            assertEquals(RemoteCore.ECHO, listed.endpoint());
            assertTrue(listed.source().isEmpty(), "the kernel does not tell the address that it chose");
        }
        assertEquals(List.of(), SHARED.board().nodes());
    }

    @Test
    void fdWayHasNoNode() throws Exception {
        try (Endpoint endpoint = SHARED.connection().open(TestBoard.echo(Way.FD), new Received())) {
            assertEquals(Optional.empty(), endpoint.node());
            assertEquals(List.of(), SHARED.board().nodes());
        }
    }

    @Test
    void findsItsOwnNodeAmongEqualNames() throws Exception {
        Received first = new Received();
        Received second = new Received();
        try (Endpoint one = SHARED.connection().open(TestBoard.echo(Way.LEGACY), first);
                Endpoint two = SHARED.connection().open(TestBoard.echo(Way.LEGACY), second)) {
            one.send("one".getBytes(StandardCharsets.UTF_8), DEADLINE);
            two.send("two".getBytes(StandardCharsets.UTF_8), DEADLINE);
            assertEquals("one", new String(first.next(), StandardCharsets.UTF_8));
            assertEquals("two", new String(second.next(), StandardCharsets.UTF_8));
        }
        assertEquals(List.of(), SHARED.board().nodes());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void deliversALongSeriesInOrderWithoutAGap(Way way) throws Exception {
        int count = 20_000;
        Received received = new Received();
        EndpointSpec spec = new EndpointSpec(CONTROL, way, RemoteCore.SOURCE, EndpointSpec.ANY,
                RemoteCore.SOURCE_ADDRESS);
        try (Endpoint endpoint = SHARED.connection().open(spec, received)) {
            endpoint.send(("send " + count + " size 64 rate 0").getBytes(StandardCharsets.UTF_8), DEADLINE);
            for (int sequence = 0; sequence < count; sequence++) {
                byte[] payload = received.next();
                assertEquals(64, payload.length);
                assertEquals(sequence, ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt());
            }
            assertNull(received.poll());
            assertEquals(0, received.lost());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void refusesToSendWithoutADestination(Way way) throws Exception {
        EndpointSpec spec = new EndpointSpec(CONTROL, way, "nowhere", EndpointSpec.ANY, EndpointSpec.ANY);
        try (Endpoint endpoint = SHARED.connection().open(spec, new Received())) {
            BoardException failed = assertThrows(BoardException.class, () -> endpoint.send(new byte[1], DEADLINE));
            assertTrue(failed.getMessage().contains("EINVAL"), failed.getMessage());
            assertTrue(failed.hint().contains("destination"), failed.hint());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-name-that-has-thirty-two-bytes"})
    void refusesANameThatTheKernelWouldCut(String name) {
        BoardException failed = assertThrows(BoardException.class, () -> SHARED.connection()
                .open(new EndpointSpec(CONTROL, Way.FD, name, EndpointSpec.ANY, EndpointSpec.ANY), new Received()));
        assertTrue(failed.getMessage().contains("31"), failed.getMessage());
    }

    @Test
    void namesTheControlDeviceThatIsNotThere() {
        BoardException failed = assertThrows(BoardException.class, () -> SHARED.connection()
                .open(new EndpointSpec("rpmsg_ctrl9", Way.FD, "x", EndpointSpec.ANY, 1024), new Received()));
        assertTrue(failed.getMessage().contains("/dev/rpmsg_ctrl9: ENOENT"), failed.getMessage());
    }

    @Test
    void doesNotTakeAnyPathForAControlDevice() {
        BoardException failed = assertThrows(BoardException.class, () -> SHARED.connection()
                .open(new EndpointSpec("../etc/passwd", Way.FD, "x", EndpointSpec.ANY, 1024), new Received()));
        assertTrue(failed.getMessage().contains("not the name of a control device"), failed.getMessage());
    }
}
