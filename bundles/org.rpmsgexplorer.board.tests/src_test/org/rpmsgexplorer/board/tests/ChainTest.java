// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureSink;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.record.Recorder;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** Messages with sequence numbers, from the remote core to a capture's file: each is there, or counted where it is missing. */
class ChainTest {
    private static final EndpointSpec SOURCE = new EndpointSpec("rpmsg_ctrl0", Way.FD, RemoteCore.SOURCE,
            EndpointSpec.ANY, RemoteCore.SOURCE_ADDRESS);

    /** So that what is sent to it before a loss comes to it after that, too. */
    private static final EndpointSpec SAME_ADDRESS = new EndpointSpec("rpmsg_ctrl0", Way.FD, RemoteCore.SOURCE, 0x7001,
            RemoteCore.SOURCE_ADDRESS);

    private static TestBoard board;

    @TempDir
    private Path folder;

    /** What a capture's messages tell: the number behind the last one, how many there are, how many are counted as lost. */
    private record Followed(int next, long messages, long lost, List<MarkerKind> markers) {
    }

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
    }

    @AfterAll
    static void stop() throws Exception {
        board.close();
    }

    /** The source goes on whoever listens, and the next test may have the same address. */
    @AfterEach
    void silence() throws Exception {
        board.core().withdraw(RemoteCore.SOURCE);
        board.core().announce(RemoteCore.SOURCE, RemoteCore.SOURCE_ADDRESS);
    }

    /** The way from an endpoint to a file; the test is the thread that writes. */
    private final class Chain implements AutoCloseable {
        private final Connection connection;
        private final Inbox inbox;
        private final CaptureWriter writer;
        private final Recorder recorder;
        private final Endpoint endpoint;
        private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        private long told;
        private boolean interrupted;

        Chain(Path file, EndpointSpec spec) throws Exception {
            connection = board.connectForGood(state -> { });
            inbox = connection.newInbox();
            writer = CaptureWriter.create(file, "test");
            recorder = new Recorder(new CaptureSink(writer), connection::boardTime);
            endpoint = connection.open(spec, inbox.listener(0));
            recorder.open("virtual", "source", spec, false);
        }

        void send(String order) throws Exception {
            endpoint.send(order.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(5));
        }

        /** Records until it was told of so many messages, lost ones too. */
        void record(long messages) throws Exception {
            while (told < messages) {
                step();
            }
        }

        void step() throws Exception {
            assertTrue(System.nanoTime() < end, told + " messages came");
            for (Inbox.Entry entry : inbox.takeAll(100, TimeUnit.MILLISECONDS)) {
                recorder.accept(entry);
                told += entry instanceof Inbox.Received ? 1 : entry instanceof Inbox.Gap gap ? gap.lost().count() : 0;
                interrupted |= entry instanceof Inbox.Interrupted;
            }
            writer.flush();
        }

        @Override
        public void close() throws Exception {
            try (connection; inbox; writer) {
                endpoint.close();
            }
        }
    }

    /** A disk that takes nothing for seconds: the board waits, answers all the same, and counts what it has no room for. */
    @Test
    @Tag("long")
    @Tag("gate")
    void aSlowDiskLosesNothingInSilence() throws Exception {
        int count = 60_000;
        Path file = folder.resolve("slow.rpmsg");
        try (Chain chain = new Chain(file, SOURCE)) {
            chain.send("send " + count + " size 256 rate 8000");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
            while (System.nanoTime() < end) {
                assertEquals(1, chain.connection.devices().controls().size());
                // There is no event to wait for: the disk takes nothing for so long.
                TimeUnit.MILLISECONDS.sleep(200);
            }
            chain.record(count);
        }
        Followed found = follow(file);
        assertEquals(count, found.messages() + found.lost());
        assertEquals(List.of(MarkerKind.CONNECTED), found.markers());
        assertTrue(found.lost() > 0 && found.messages() > count / 3, found.toString());
    }

    @Test
    @Tag("gate")
    void aRemoteThatStallsUnderLoadLosesNothing() throws Exception {
        int count = 30_000;
        Path file = folder.resolve("stall.rpmsg");
        try (Chain chain = new Chain(file, SOURCE)) {
            chain.send("send " + count + " size 64 rate 10000");
            chain.record(count / 3);
            board.core().stall();
            chain.step();
            board.core().resume();
            chain.record(count);
        }
        assertEquals(new Followed(count, count, 0, List.of(MarkerKind.CONNECTED)), follow(file));
    }

    /** What came before is whole, what was lost is marked, and what comes after is whole again. */
    @Test
    @Tag("gate")
    @Tag("long")
    void aDisconnectionIsMarkedWhereItWas() throws Exception {
        Path file = folder.resolve("lost.rpmsg");
        try (Chain chain = new Chain(file, SAME_ADDRESS)) {
            chain.send("send 1000000 size 64 rate 5000");
            chain.record(2_000);
            board.run("kill -9 $(pgrep -f '[a]gent.jar')");
            while (!chain.interrupted) {
                chain.step();
            }
            chain.record(chain.told + 2_000);
        }
        Followed found = follow(file);
        assertTrue(found.messages() >= 4_000 && found.next() > found.messages(), found.toString());
        assertEquals(0, found.lost());
        assertEquals(List.of(MarkerKind.CONNECTED, MarkerKind.LOST, MarkerKind.INTERRUPTED), found.markers());
    }

    /** Looks at every row of a capture: numbers go on, but for gaps of exactly so many, and for interruptions. */
    private static Followed follow(Path file) throws Exception {
        int next = 0;
        long messages = 0;
        long lost = 0;
        boolean anyNumber = false;
        List<MarkerKind> markers = new ArrayList<>();
        try (Capture capture = Capture.open(file)) {
            assertEquals(0, capture.ignoredBytes());
            CaptureCursor row = capture.cursor();
            while (row.next()) {
                if (row.kind() == Row.Kind.GAP) {
                    next += (int) row.count();
                    lost += row.count();
                } else if (row.kind() == Row.Kind.MARKER) {
                    markers.add(row.marker());
                    anyNumber |= row.marker() == MarkerKind.INTERRUPTED;
                } else if (row.direction() == Direction.RECEIVED) {
                    int number = row.payload().order(ByteOrder.LITTLE_ENDIAN).getInt();
                    assertTrue(anyNumber ? number >= next : number == next, "row " + row.number() + " has " + number
                            + ", expected " + next + " of " + file);
                    anyNumber = false;
                    next = number + 1;
                    messages++;
                }
            }
        }
        return new Followed(next, messages, lost, List.copyOf(markers));
    }
}
