// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Memory;

/** A vhost-user front end that speaks as virtio_uml does. */
final class FrontEnd implements AutoCloseable {
    static final int LIMIT_MILLIS = 5000;
    static final int NEED_REPLY = 9;
    static final long FEATURES = 1L | 1L << 30 | 1L << 32;

    private static final int VERSION = 1;
    private static final int REPLY = 5;

    final int socket;
    final int[] kick = {TestLibC.eventfd(0, 0), TestLibC.eventfd(0, 0)};
    final int[] call = {TestLibC.eventfd(0, TestLibC.EFD_NONBLOCK), TestLibC.eventfd(0, TestLibC.EFD_NONBLOCK)};
    private final List<Integer> open = new ArrayList<>();

    FrontEnd(Path path) {
        socket = own(TestLibC.connectTo(path.toString()));
        for (int ring = 0; ring < 2; ring++) {
            own(kick[ring]);
            own(call[ring]);
        }
    }

    private int own(int fd) {
        open.add(TestLibC.checked(fd, "descriptor"));
        return fd;
    }

    static byte[] message(int request, int flags, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length).order(ByteOrder.nativeOrder()).putInt(request).putInt(flags)
                .putInt(payload.length).put(payload).array();
    }

    static byte[] u64(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(value).array();
    }

    static byte[] state(int index, int number) {
        return ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putInt(index).putInt(number).array();
    }

    static byte[] addresses(int index, Vring.Addresses addresses) {
        return ByteBuffer.allocate(40).order(ByteOrder.nativeOrder()).putInt(index).putInt(0)
                .putLong(addresses.descriptors()).putLong(addresses.used()).putLong(addresses.available()).putLong(-1)
                .array();
    }

    /** A table of one region, with room for two as virtio_uml sends it. */
    static byte[] memoryTable(long size) {
        return ByteBuffer.allocate(72).order(ByteOrder.nativeOrder()).putInt(1).putInt(0).putLong(Guest.GUEST_ADDRESS)
                .putLong(size).putLong(Guest.USER_ADDRESS).putLong(Guest.FILE_OFFSET).array();
    }

    /** Sends a request that has an answer of its own. */
    byte[] ask(int request, byte[] payload) {
        assertTrue(TestLibC.send(socket, message(request, VERSION, payload)));
        return receive(request);
    }

    /** Sends a request that is acknowledged, and expects success. */
    void tell(int request, byte[] payload, int... descriptors) {
        assertTrue(TestLibC.send(socket, message(request, NEED_REPLY, payload), descriptors));
        assertArrayEquals(u64(0), receive(request));
    }

    /** Receives the answer to a request. */
    byte[] receive(int request) {
        ByteBuffer header = ByteBuffer.wrap(read(12)).order(ByteOrder.nativeOrder());
        assertEquals(request, header.getInt());
        assertEquals(REPLY, header.getInt());
        return read(header.getInt());
    }

    private byte[] read(int length) {
        byte[] bytes = new byte[length];
        try (Memory buffer = new Memory(Math.max(1, length))) {
            for (int done = 0; done < length;) {
                assertTrue(TestLibC.awaitReadable(socket, LIMIT_MILLIS), "no answer");
                int count = TestLibC.checked(TestLibC.read(socket, buffer, length - done), "read");
                assertTrue(count > 0, "the back end closed the connection");
                buffer.read(0, bytes, done, count);
                done += count;
            }
        }
        return bytes;
    }

    /** Returns whether a descriptor's other side is closed in time. */
    static boolean awaitEnd(int fd) {
        try (Memory buffer = new Memory(64)) {
            while (TestLibC.awaitReadable(fd, LIMIT_MILLIS)) {
                if (TestLibC.read(fd, buffer, 64) <= 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Negotiates features, acknowledged from then on. */
    void negotiate() {
        TestLibC.send(socket, message(VhostUserMessage.SET_OWNER, VERSION, new byte[0]));
        ask(VhostUserMessage.GET_FEATURES, new byte[0]);
        byte[] offered = ask(VhostUserMessage.GET_PROTOCOL_FEATURES, new byte[0]);
        tell(VhostUserMessage.SET_PROTOCOL_FEATURES, offered);
        tell(VhostUserMessage.SET_FEATURES, u64(FEATURES));
    }

    /** Hands over the memory and both rings, without the first kick. */
    void handOver(Guest guest) {
        shareMemory(guest, Guest.SIZE);
        describe(0, guest.receive);
        describe(1, guest.transmit);
        for (int ring = 0; ring < 2; ring++) {
            tell(VhostUserMessage.SET_VRING_KICK, u64(ring), kick[ring]);
            tell(VhostUserMessage.SET_VRING_ENABLE, state(ring, 1));
        }
    }

    void shareMemory(Guest guest, long size) {
        int file = own(TestLibC.open(guest.file.toString(), TestLibC.O_RDWR, 0));
        tell(VhostUserMessage.SET_MEM_TABLE, memoryTable(size), file);
    }

    private void describe(int index, GuestRing ring) {
        tell(VhostUserMessage.SET_VRING_CALL, u64(index), call[index]);
        tell(VhostUserMessage.SET_VRING_NUM, state(index, ring.size));
        tell(VhostUserMessage.SET_VRING_BASE, state(index, 0));
        tell(VhostUserMessage.SET_VRING_ADDR, addresses(index, ring.addresses()));
    }

    /** Gives the back end a way to send requests; returns this side of it. */
    int shareRequests() {
        int[] ends = new int[2];
        TestLibC.checked(TestLibC.pipe(ends), "pipe");
        tell(VhostUserMessage.SET_BACKEND_REQ_FD, new byte[0], ends[1]);
        TestLibC.close(ends[1]);
        return own(ends[0]);
    }

    @Override
    public void close() {
        open.forEach(TestLibC::close);
        open.clear();
    }
}
