// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** Nodes that are there, nodes that stay, channels that we make, and addresses that somebody has. */
@Tag("gate")
class NodesTest {
    private static final String CONTROL = "rpmsg_ctrl0";
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertEquals(List.of(), SHARED.board().nodes());
    }

    private static Connection connection() {
        return SHARED.connection();
    }

    private static EndpointSpec spec(Way way, String name, long source) {
        return new EndpointSpec(CONTROL, way, name, source, RemoteCore.ECHO_ADDRESS);
    }

    private static BoardException refused(Executable call) {
        return assertThrows(BoardException.class, call);
    }

    @Test
    void aNodeThatStaysIsOpenedAndClosedAndStays() throws Exception {
        String node;
        try (Connection other = SHARED.board().connect()) {
            node = other.createNode(spec(Way.LEGACY, "stays", EndpointSpec.ANY));
        }
        assertEquals(List.of(node), SHARED.board().nodes(), "it outlives the connection that made it");
        for (int round = 0; round < 2; round++) {
            Received received = new Received();
            try (Endpoint endpoint = connection().openNode(node, received)) {
                assertEquals(Optional.of(node), endpoint.node());
                assertEquals("stays", endpoint.spec().name());
                endpoint.send(new byte[] {(byte) round}, DEADLINE);
                assertArrayEquals(new byte[] {(byte) round}, received.next());
            }
            assertEquals(List.of(node), SHARED.board().nodes());
        }
        assertEquals(List.of(), connection().leftovers(), "it was meant to stay");
        connection().destroyNode(node);
    }

    @Test
    void aNodeThatIsOpenNamesWhoHasIt() throws Exception {
        String node = connection().createNode(spec(Way.LEGACY, "busy", EndpointSpec.ANY));
        try (Connection other = SHARED.board().connect(); Endpoint endpoint = other.openNode(node, new Received())) {
            for (Executable call : List.<Executable>of(() -> connection().openNode(node, new Received()),
                    () -> connection().destroyNode(node))) {
                BoardException busy = refused(call);
                assertEquals(Optional.of("EBUSY"), busy.errno());
                assertTrue(busy.getMessage().contains("/dev/" + node), busy.getMessage());
                assertTrue(busy.hint().contains("java ("), busy.hint());
            }
        }
        connection().destroyNode(node);
        assertEquals(Optional.of("ENOENT"), refused(() -> connection().destroyNode(node)).errno());
    }

    @Test
    void aNodeOfARawChannelIsOpenedButNotDestroyed() throws Exception {
        SHARED.board().core().announce("rpmsg-raw");
        SHARED.board().await("ls /dev | grep -q '^rpmsg[0-9]'");
        String node = SHARED.board().nodes().get(0);
        Received received = new Received();
        try (Endpoint endpoint = connection().openNode(node, received)) {
            BoardException notDestroyed = refused(() -> connection().destroyNode(node));
            assertEquals(Optional.of("EBUSY"), notDestroyed.errno());
            endpoint.send(new byte[] {1}, DEADLINE);
        }
        BoardException notDestroyed = refused(() -> connection().destroyNode(node));
        assertEquals(Optional.of("EINVAL"), notDestroyed.errno());
        assertTrue(notDestroyed.hint().contains("belongs to a channel"), notDestroyed.hint());
        try (Endpoint endpoint = connection().openNode(node, received)) {
            SHARED.board().core().withdraw("rpmsg-raw");
            received.awaitEnd();
        }
        SHARED.board().await("! ls /dev | grep -q '^rpmsg[0-9]'");
    }

    @Test
    void channelsAreMadeAndReleased() throws Exception {
        EndpointSpec raw = new EndpointSpec(CONTROL, Way.LEGACY, "rpmsg-raw", 0x600, 0x700);
        connection().createChannel(raw);
        assertEquals(1, SHARED.board().nodes().size());
        BoardException inUse = refused(() -> connection().createChannel(raw));
        assertTrue(inUse.getMessage().contains("0x600") && inUse.getMessage().contains("in use by"),
                inUse.getMessage());
        connection().releaseChannel(raw);
        BoardException gone = refused(() -> connection().releaseChannel(raw));
        assertEquals(Optional.of("EINVAL"), gone.errno());
        assertTrue(gone.hint().contains("exactly"), gone.hint());

        EndpointSpec other = new EndpointSpec(CONTROL, Way.LEGACY, "my-own", EndpointSpec.ANY, 0x700);
        connection().createChannel(other);
        BoardException twice = refused(() -> connection().createChannel(other));
        assertEquals(Optional.of("ENXIO"), twice.errno());
        assertTrue(twice.hint().contains("there already"), twice.hint());
        connection().releaseChannel(other);
    }

    /** To release the control device's own channel on itself waits inside the kernel for ever. */
    @Test
    void theKernelsOwnChannelsAreLeftAlone() {
        for (String name : List.of("rpmsg_ctrl", "rpmsg_ns")) {
            EndpointSpec own = new EndpointSpec(CONTROL, Way.LEGACY, name, 0, 0);
            assertTrue(refused(() -> connection().releaseChannel(own)).getMessage().contains("belongs to the kernel"));
            assertTrue(refused(() -> connection().createChannel(own)).getMessage().contains("belongs to the kernel"));
        }
    }

    @Test
    void anAddressInUseIsRefusedBeforehandAndSaysByWhom() throws Exception {
        try (Endpoint legacy = connection().open(spec(Way.LEGACY, "first", 0x500), new Received());
                Endpoint fd = connection().open(spec(Way.FD, "second", 0x501), new Received())) {
            String node = legacy.node().orElseThrow();
            for (Way way : Way.values()) {
                String byNode = refused(() -> connection().open(spec(way, "x", 0x500), new Received())).getMessage();
                assertTrue(byNode.contains("0x500") && byNode.contains(node) && byNode.contains("\"first\""), byNode);
                String byFd = refused(() -> connection().open(spec(way, "x", 0x501), new Received())).getMessage();
                assertTrue(byFd.contains("0x501") && byFd.contains("\"second\""), byFd);
                String byService = refused(() -> connection().open(spec(way, "x", 53), new Received())).getMessage();
                assertTrue(byService.contains("0x35") && byService.contains("rpmsg_ns"), byService);
            }
            assertEquals(List.of(node), SHARED.board().nodes(), "nothing was created");
        }
    }

    /** An fd endpoint of another program is shown nowhere, so that only the kernel can refuse. */
    @Test
    void aNodeThatCannotBeOpenedIsNamedAndRemovedAsSoonAsThatIsPossible() throws Exception {
        try (Connection other = SHARED.board().connect()) {
            Endpoint hidden = other.open(spec(Way.FD, "hidden", 0x502), new Received());
            BoardException fd = refused(() -> connection().open(spec(Way.FD, "x", 0x502), new Received()));
            assertEquals(Optional.of("EINVAL"), fd.errno());
            assertTrue(fd.hint().contains("address is in use") && !fd.hint().contains("uAPI"), fd.hint());

            BoardException legacy = refused(() -> connection().open(spec(Way.LEGACY, "x", 0x502), new Received()));
            String stray = SHARED.board().nodes().get(0);
            assertEquals(Optional.of("EINVAL"), legacy.errno());
            assertTrue(legacy.getMessage().contains("/dev/" + stray) && legacy.hint().contains(stray),
                    legacy.getMessage() + " " + legacy.hint());
            hidden.close();
            connection().open(spec(Way.FD, "next", EndpointSpec.ANY), new Received()).close();
        }
    }

    @Test
    void flowControlIsNotOnVirtioAndSaysSo() throws Exception {
        for (Way way : Way.values()) {
            try (Endpoint endpoint = connection().open(TestBoard.echo(way), new Received())) {
                assertEquals(false, endpoint.isOutgoingPaused());
                BoardException none = refused(() -> endpoint.pauseIncoming(true));
                assertTrue(none.errno().orElseThrow().endsWith("NOTSUPP"), none.getMessage());
                assertTrue(none.hint().contains("virtio"), none.hint());
            }
        }
    }

    /** Equal names and addresses, numbers that are free again at once, and a loop that takes the lowest one. */
    @Test
    @Tag("long")
    void twoProgramsThatCreateAtTheSameTimeEachFindTheirOwn() throws Exception {
        int rounds = 120;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection other = SHARED.board().connect()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (Connection each : List.of(connection(), other)) {
                byte mark = (byte) (each == other ? 1 : 0);
                done.add(threads.submit((Callable<Integer>) () -> createAndEcho(each, mark, rounds)));
            }
            for (Future<Integer> each : done) {
                assertEquals(rounds, each.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int createAndEcho(Connection connection, byte mark, int rounds) throws Exception {
        int good = 0;
        for (int round = 0; round < rounds; round++) {
            if (round % 3 == 2) {
                String node = connection.createNode(spec(Way.LEGACY, "same", EndpointSpec.ANY));
                connection.destroyNode(node);
                good++;
                continue;
            }
            Received received = new Received();
            try (Endpoint endpoint = connection.open(spec(Way.LEGACY, "same", EndpointSpec.ANY), received)) {
                byte[] payload = {mark, (byte) round};
                endpoint.send(payload, DEADLINE);
                assertArrayEquals(payload, received.next());
                good++;
            }
        }
        return good;
    }
}
