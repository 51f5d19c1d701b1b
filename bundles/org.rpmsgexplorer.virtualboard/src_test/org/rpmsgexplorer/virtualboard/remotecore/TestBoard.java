// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import com.sun.jna.Memory;
import org.rpmsgexplorer.linux.rpmsg.RpmsgHeader;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;

/** A board with an rpmsg driver as small as can be: it connects, sends, and receives in order. */
final class TestBoard implements AutoCloseable {
    static final int RING_SIZE = 16;
    static final long ADDRESS = 1024;

    final Guest guest = new Guest(RING_SIZE);
    final FrontEnd frontEnd;
    private int nextTransmit;

    /** Connects with rings that are handed over and buffers that are offered. */
    TestBoard(Path socket) throws IOException {
        frontEnd = new FrontEnd(socket);
        frontEnd.negotiate();
        frontEnd.handOver(guest);
        for (int buffer = 0; buffer < RING_SIZE; buffer++) {
            guest.receive.offerBuffer(buffer);
        }
        guest.transmit.noInterrupt(true);
    }

    /** The driver becomes ready. */
    TestBoard ready() {
        TestLibC.signal(frontEnd.kick[0]);
        return this;
    }

    /** The driver becomes ready and reads the announcements of the start. */
    TestBoard readyWithChannels(int channels) {
        ready();
        for (int channel = 0; channel < channels; channel++) {
            assertEquals(RpmsgUapi.NAME_SERVICE_ADDR, receive().destination());
        }
        return this;
    }

    /** Returns whether there is a buffer for the message. */
    boolean send(long destination, byte[] payload) {
        if (nextTransmit >= RING_SIZE && guest.transmit.takeUsed() == null) {
            return false;
        }
        guest.transmit.send(nextTransmit % RING_SIZE, BoardEnd.frame(ADDRESS, destination, payload));
        nextTransmit++;
        TestLibC.signal(frontEnd.kick[1]);
        return true;
    }

    void send(long destination, String text) {
        assertTrue(send(destination, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Receives one message and offers its buffer again. */
    BoardEnd.Message receive() {
        GuestRing.Used used = guest.receive.takeUsed();
        while (used == null) {
            assertTrue(TestLibC.awaitReadable(frontEnd.call[0], FrontEnd.LIMIT_MILLIS), "nothing received");
            try (Memory count = new Memory(8)) {
                TestLibC.read(frontEnd.call[0], count, 8);
            }
            used = guest.receive.takeUsed();
        }
        byte[] frame = guest.receive.content(used.id(), used.length());
        RpmsgHeader header = RpmsgHeader.decode(frame);
        guest.receive.offerBuffer(used.id());
        TestLibC.signal(frontEnd.kick[0]);
        return new BoardEnd.Message(header.source(), header.destination(),
                Arrays.copyOfRange(frame, RpmsgHeader.SIZE, RpmsgHeader.SIZE + header.length()));
    }

    @Override
    public void close() throws IOException {
        frontEnd.close();
        guest.close();
    }
}
