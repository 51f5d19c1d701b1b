// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.linux.UnixSocket;
import org.rpmsgexplorer.linux.rpmsg.NameServiceMessage;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus.State;

class RemoteCoreTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private Path socket;
    private RemoteCore core;

    @BeforeEach
    void start() throws IOException {
        socket = folder.resolve("remote");
        core = RemoteCore.start(socket);
    }

    @AfterEach
    void stop() throws IOException {
        core.close();
    }

    private TestBoard connect() throws IOException {
        TestBoard board = new TestBoard(socket).readyWithChannels(3);
        core.awaitConnected(LIMIT);
        return board;
    }

    private void awaitState(State state) throws IOException {
        core.await("Waiting for " + state, status -> status.state() == state, LIMIT);
    }

    @Test
    void offersWhatTheKernelNeeds() {
        try (FrontEnd frontEnd = new FrontEnd(socket)) {
            assertArrayEquals(FrontEnd.u64(0x1_4000_0001L), frontEnd.ask(VhostUserMessage.GET_FEATURES, new byte[0]));
            assertArrayEquals(FrontEnd.u64(0b10_0010_1001),
                    frontEnd.ask(VhostUserMessage.GET_PROTOCOL_FEATURES, new byte[0]));
            assertArrayEquals(FrontEnd.u64(2), frontEnd.ask(VhostUserMessage.GET_QUEUE_NUM, new byte[0]));
            byte[] config = ByteBuffer.allocate(20).order(ByteOrder.nativeOrder()).putInt(0).putInt(8).array();
            assertArrayEquals(config, frontEnd.ask(VhostUserMessage.GET_CONFIG, config));
        }
    }

    @Test
    void announcesItsServicesWhenTheDriverIsReadyAndNotBefore() throws IOException {
        try (TestBoard board = new TestBoard(socket)) {
            assertEquals(State.WAITING, core.status().state());
            assertEquals(0, board.guest.receive.usedIndex());
            board.ready();
            core.awaitConnected(LIMIT);
            assertEquals(new NameServiceMessage(RemoteCore.ECHO, 0x400, false),
                    NameServiceMessage.decode(board.receive().payload()));
            assertEquals(new NameServiceMessage(RemoteCore.SINK, 0x401, false),
                    NameServiceMessage.decode(board.receive().payload()));
            assertEquals(new NameServiceMessage(RemoteCore.SOURCE, 0x402, false),
                    NameServiceMessage.decode(board.receive().payload()));
        }
    }

    @Test
    void echoesAndCounts() throws IOException {
        try (TestBoard board = connect()) {
            byte[] largest = new byte[496];
            largest[495] = 7;
            assertTrue(board.send(RemoteCore.ECHO_ADDRESS, largest));
            BoardEnd.Message answer = board.receive();
            assertArrayEquals(largest, answer.payload());
            assertEquals(RemoteCore.ECHO_ADDRESS, answer.source());
            assertEquals(TestBoard.ADDRESS, answer.destination());

            board.send(0x999, "nobody");
            RemoteCoreStatus status = core.await("Dropped", now -> now.counters().dropped() == 1, LIMIT);
            assertEquals(new RemoteCoreStatus.Counters(2, 4, 1, 0, 0), status.counters());
        }
    }

    @Test
    void announcesAndWithdrawsOnCommand() throws IOException {
        try (TestBoard board = connect()) {
            AnnouncedChannel channel = core.announce("my.proto-1");
            assertEquals(new AnnouncedChannel("my.proto-1", 0x403), channel);
            // What a call does is done when it returns.
            assertEquals(4, board.guest.receive.usedIndex());
            assertEquals(new NameServiceMessage("my.proto-1", 0x403, false),
                    NameServiceMessage.decode(board.receive().payload()));
            board.send(0x403, "echo here too");
            assertEquals("echo here too", board.receive().text());

            core.withdraw("my.proto-1");
            assertEquals(new NameServiceMessage("my.proto-1", 0x403, true),
                    NameServiceMessage.decode(board.receive().payload()));
            assertThrows(IOException.class, () -> core.withdraw("my.proto-1"));
            assertEquals(3, core.status().channels().size());
        }
    }

    @Test
    void aChannelOfTheStartComesBackWithItsOwnService() throws IOException {
        try (TestBoard board = connect()) {
            core.withdraw(RemoteCore.SINK);
            board.receive();
            assertEquals(new AnnouncedChannel(RemoteCore.SINK, RemoteCore.SINK_ADDRESS), core.announce(RemoteCore.SINK));
            board.receive();
            board.send(RemoteCore.SINK_ADDRESS, "count");
            assertEquals("messages=0 bytes=0", board.receive().text());
        }
    }

    @Test
    void stallsAndResumes() throws IOException {
        try (TestBoard board = connect()) {
            core.stall();
            assertEquals(State.STALLED, core.status().state());
            int sent = 0;
            while (board.send(RemoteCore.ECHO_ADDRESS, new byte[] {(byte) sent})) {
                sent++;
            }
            assertEquals(TestBoard.RING_SIZE, sent);
            core.announce("later", 5000);
            assertEquals(3, core.status().counters().sent());

            core.resume();
            assertEquals("later", NameServiceMessage.decode(board.receive().payload()).name());
            for (int number = 0; number < sent; number++) {
                assertArrayEquals(new byte[] {(byte) number}, board.receive().payload());
            }
            assertEquals(State.CONNECTED, core.status().state());
        }
    }

    @Test
    void pushesBackWhenTheBoardOffersNoBuffers() throws IOException {
        try (TestBoard board = connect()) {
            // 16 answers fit into the ring and 1024 wait; the last 16 messages stay in the transmit ring.
            int expected = TestBoard.RING_SIZE + RpmsgBus.MAX_WAITING;
            int sent = 0;
            for (; sent < expected; sent++) {
                byte[] number = {(byte) sent, (byte) (sent >> 8)};
                if (!board.send(RemoteCore.ECHO_ADDRESS, number)) {
                    long taken = sent;
                    core.await("Taken", status -> status.counters().received() == taken, LIMIT);
                    assertTrue(board.send(RemoteCore.ECHO_ADDRESS, number));
                }
            }
            RemoteCoreStatus full = core.await("Full", status -> status.counters().received() == expected, LIMIT);
            assertEquals(RpmsgBus.MAX_WAITING, full.waiting());
            while (board.send(RemoteCore.ECHO_ADDRESS, new byte[] {(byte) sent, (byte) (sent >> 8)})) {
                sent++;
            }
            assertEquals(expected + TestBoard.RING_SIZE, sent);
            assertEquals(expected, core.status().counters().received());

            for (int number = 0; number < sent; number++) {
                assertArrayEquals(new byte[] {(byte) number, (byte) (number >> 8)}, board.receive().payload());
            }
            assertEquals(0, core.status().counters().dropped());
        }
    }

    @Test
    void sourceFillsTheRingAsItIsEmptied() throws IOException {
        try (TestBoard board = connect()) {
            board.send(RemoteCore.SOURCE_ADDRESS, "send 1000 size 8 rate 0");
            for (int number = 0; number < 1000; number++) {
                byte[] payload = board.receive().payload();
                assertEquals(8, payload.length);
                assertEquals(number, ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt());
            }
        }
    }

    @Test
    void sourceKeepsAskingTheClock() throws IOException {
        try (TestBoard board = connect()) {
            long start = System.nanoTime();
            board.send(RemoteCore.SOURCE_ADDRESS, "send 50 size 4 rate 500");
            for (int number = 0; number < 50; number++) {
                byte[] payload = board.receive().payload();
                assertEquals(number, ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt());
            }
            assertTrue(System.nanoTime() - start >= 98_000_000);
        }
    }

    @Test
    void crashesWithoutAWordAndComesBackAsAtTheStart() throws IOException {
        try (TestBoard board = connect()) {
            int requests = board.frontEnd.shareRequests();
            core.announce("extra");
            core.stall();
            core.crash();
            assertEquals(State.CRASHED, core.status().state());
            assertTrue(FrontEnd.awaitEnd(board.frontEnd.socket));
            assertTrue(FrontEnd.awaitEnd(requests));
            assertFalse(Files.exists(socket));
            assertThrows(IOException.class, () -> core.announce("too late"));
        }
        core.comeBack();
        assertThrows(IOException.class, core::comeBack);
        try (TestBoard board = connect()) {
            assertEquals(3, core.status().channels().size());
            board.send(RemoteCore.ECHO_ADDRESS, "again");
            assertEquals("again", board.receive().text());
        }
    }

    @Test
    void servesTheNextBoardWithAllChannels() throws IOException {
        core.announce("kept", 2000);
        for (int boot = 0; boot < 2; boot++) {
            try (TestBoard board = new TestBoard(socket).readyWithChannels(3)) {
                assertEquals(new NameServiceMessage("kept", 2000, false),
                        NameServiceMessage.decode(board.receive().payload()));
            }
            awaitState(State.WAITING);
            assertEquals("", core.status().problem());
        }
    }

    @Test
    void startsAfreshWhenTheDriverIsBoundAgain() throws IOException {
        try (TestBoard board = connect()) {
            board.frontEnd.tell(VhostUserMessage.SET_VRING_ENABLE, FrontEnd.state(1, 0));
            board.frontEnd.tell(VhostUserMessage.SET_VRING_ENABLE, FrontEnd.state(0, 0));
            assertEquals(State.WAITING, core.status().state());
            try (Guest fresh = new Guest(TestBoard.RING_SIZE)) {
                board.frontEnd.handOver(fresh);
                fresh.receive.offerBuffer(0);
                board.ready();
                core.awaitConnected(LIMIT);
                assertTrue(TestLibC.awaitReadable(board.frontEnd.call[0], FrontEnd.LIMIT_MILLIS));
                assertEquals(1, fresh.receive.usedIndex());
                assertEquals(2, core.status().waiting());
            }
        }
    }

    @Test
    void tellsWhereARingStands() throws IOException {
        try (TestBoard board = connect()) {
            board.send(RemoteCore.ECHO_ADDRESS, "one");
            board.receive();
            assertArrayEquals(FrontEnd.state(1, 1),
                    board.frontEnd.ask(VhostUserMessage.GET_VRING_BASE, FrontEnd.state(1, 0)));
            awaitState(State.WAITING);
        }
    }

    @Test
    void survivesAGuestThatBreaksItsRing() throws IOException {
        try (TestBoard board = connect()) {
            board.guest.transmit.describe(0, 0x1234, Integer.MIN_VALUE, 0, 0);
            board.guest.transmit.offer(0);
            TestLibC.signal(board.frontEnd.kick[1]);
            assertTrue(FrontEnd.awaitEnd(board.frontEnd.socket));
            String problem = core.status().problem();
            assertTrue(problem.startsWith("Transmit ring: descriptor 0: 2147483648 bytes at guest address 0x1234"),
                    problem);
        }
        connect().close();
    }

    @Test
    void survivesAGuestThatTakesItsMemoryAway() throws IOException {
        try (TestBoard board = connect()) {
            Files.newByteChannel(board.guest.file, StandardOpenOption.WRITE).truncate(0).close();
            TestLibC.signal(board.frontEnd.kick[1]);
            assertTrue(FrontEnd.awaitEnd(board.frontEnd.socket));
            assertTrue(core.status().problem().startsWith("The shared memory is gone"), core.status().problem());
        }
        connect().close();
    }

    private void assertGivesUp(int request, byte[] payload, String part, int... descriptors) throws IOException {
        try (FrontEnd frontEnd = new FrontEnd(socket)) {
            frontEnd.negotiate();
            assertTrue(TestLibC.send(frontEnd.socket, FrontEnd.message(request, FrontEnd.NEED_REPLY, payload),
                    descriptors));
            assertTrue(FrontEnd.awaitEnd(frontEnd.socket), "request " + request + " was accepted");
            String problem = core.status().problem();
            assertTrue(problem.contains(part), problem);
        }
    }

    @Test
    void givesUpFrontEndsThatMakeNoSense() throws IOException {
        int eventfd = TestLibC.eventfd(0, 0);
        assertGivesUp(VhostUserMessage.SET_FEATURES, FrontEnd.u64(1L << 33 | FrontEnd.FEATURES), "features");
        assertGivesUp(VhostUserMessage.SET_FEATURES, FrontEnd.u64(1), "older than virtio 1.0");
        assertGivesUp(VhostUserMessage.SET_PROTOCOL_FEATURES, FrontEnd.u64(1L << 14), "protocol features");
        assertGivesUp(VhostUserMessage.SET_VRING_NUM, new byte[7], "7 bytes");
        assertGivesUp(VhostUserMessage.SET_VRING_NUM, FrontEnd.state(0, 512), "512");
        assertGivesUp(VhostUserMessage.SET_VRING_NUM, FrontEnd.state(0, 100), "power of two");
        assertGivesUp(VhostUserMessage.SET_VRING_NUM, FrontEnd.state(0, -1), "power of two");
        assertGivesUp(VhostUserMessage.SET_VRING_NUM, FrontEnd.state(2, 16), "ring 2");
        assertGivesUp(VhostUserMessage.SET_VRING_ENABLE, FrontEnd.state(-1, 1), "ring 4294967295");
        assertGivesUp(VhostUserMessage.SET_VRING_BASE, FrontEnd.state(0, 65536), "65536");
        assertGivesUp(VhostUserMessage.SET_VRING_KICK, FrontEnd.u64(0x100), "polled");
        assertGivesUp(VhostUserMessage.SET_VRING_KICK, FrontEnd.u64(0), "0 descriptors");
        assertGivesUp(VhostUserMessage.SET_VRING_CALL, FrontEnd.u64(0), "2 descriptors", eventfd, eventfd);
        assertGivesUp(VhostUserMessage.SET_MEM_TABLE, FrontEnd.memoryTable(Guest.SIZE), "0 descriptors");
        assertGivesUp(VhostUserMessage.SET_MEM_TABLE, FrontEnd.memoryTable(Guest.SIZE), "cannot be mapped", eventfd);
        assertGivesUp(VhostUserMessage.SET_MEM_TABLE, FrontEnd.memoryTable(1L << 40), "2 GiB", eventfd);
        assertGivesUp(99, new byte[513], "513 bytes");
        TestLibC.close(eventfd);
        connect().close();
    }

    @Test
    void refusesUnknownRequestsButGoesOn() {
        try (FrontEnd frontEnd = new FrontEnd(socket)) {
            frontEnd.negotiate();
            assertTrue(TestLibC.send(frontEnd.socket, FrontEnd.message(34, FrontEnd.NEED_REPLY, new byte[0])));
            assertArrayEquals(FrontEnd.u64(1), frontEnd.receive(34));
            frontEnd.tell(VhostUserMessage.SET_FEATURES, FrontEnd.u64(FrontEnd.FEATURES));
        }
    }

    @Test
    void understandsRequestsInPieces() {
        try (FrontEnd frontEnd = new FrontEnd(socket)) {
            frontEnd.negotiate();
            byte[] request = FrontEnd.message(VhostUserMessage.SET_FEATURES, FrontEnd.NEED_REPLY,
                    FrontEnd.u64(FrontEnd.FEATURES));
            for (byte single : request) {
                assertTrue(TestLibC.send(frontEnd.socket, new byte[] {single}));
            }
            assertArrayEquals(FrontEnd.u64(0), frontEnd.receive(VhostUserMessage.SET_FEATURES));
        }
    }

    @Test
    void doesNotWaitForAFrontEndThatDoesNotRead() throws IOException {
        try (FrontEnd frontEnd = new FrontEnd(socket)) {
            byte[] request = FrontEnd.message(VhostUserMessage.GET_FEATURES, 1, new byte[0]);
            while (TestLibC.send(frontEnd.socket, request)) {
                core.status();
            }
            RemoteCoreStatus status = core.await("Given up", now -> !now.problem().isEmpty(), LIMIT);
            assertTrue(status.problem().contains("does not read the answers"), status.problem());
        }
    }

    @Test
    void awaitsWithALimitAndTellsWhatItSaw() {
        IOException late = assertThrows(IOException.class, () -> core.awaitConnected(Duration.ofMillis(20)));
        assertTrue(late.getMessage().contains("not done within 20 ms"), late.getMessage());
        assertTrue(late.getMessage().contains("state=WAITING"), late.getMessage());
    }

    @Test
    void closesOnceAndRemovesItsSocketAndThread() throws IOException {
        TestBoard board = connect();
        core.close();
        core.close();
        assertFalse(Files.exists(socket));
        assertTrue(FrontEnd.awaitEnd(board.frontEnd.socket));
        board.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("remote-core")));
        IOException closed = assertThrows(IOException.class, core::status);
        assertEquals("The remote core is closed", closed.getMessage());
    }

    @Test
    void takesOverASocketThatNobodyListensAtAndNoOther() throws IOException {
        Path stale = folder.resolve("stale");
        UnixSocket.listen(stale).close();
        assertTrue(Files.exists(stale));
        RemoteCore.start(stale).close();

        assertThrows(IOException.class, () -> RemoteCore.start(socket));
        Path file = Files.writeString(folder.resolve("file"), "precious");
        assertThrows(IOException.class, () -> RemoteCore.start(file));
        assertEquals("precious", Files.readString(file));
    }
}
