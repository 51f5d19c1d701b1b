// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import org.rpmsgexplorer.linux.MappedMemory;

/** The driver's side of a ring, with one buffer for each descriptor; positions are offsets in the region. */
final class GuestRing {
    static final int NEXT = 1;
    static final int WRITE = 2;
    static final int INDIRECT = 4;

    private static final int AVAILABLE = 0x2000;
    private static final int USED = 0x4000;

    final int size;
    private final MappedMemory memory;
    private final int ring;
    private final int buffers;
    private int available;
    private int used;

    GuestRing(MappedMemory memory, int ring, int buffers, int size) {
        this.memory = memory;
        this.ring = Guest.FILE_OFFSET + ring;
        this.buffers = Guest.FILE_OFFSET + buffers;
        this.size = size;
    }

    Vring.Addresses addresses() {
        long start = Guest.USER_ADDRESS + ring - Guest.FILE_OFFSET;
        return new Vring.Addresses(start, start + AVAILABLE, start + USED);
    }

    /** Starts both indices elsewhere than at 0. */
    void startAt(int index) {
        available = index;
        used = index;
        memory.putShort(ring + AVAILABLE + 2, (short) index);
        memory.putShort(ring + USED + 2, (short) index);
    }

    long bufferAddress(int buffer) {
        return Guest.GUEST_ADDRESS + buffers - Guest.FILE_OFFSET + (long) buffer * Guest.BUFFER;
    }

    void describe(int descriptor, long address, int length, int flags, int next) {
        int at = ring + 16 * descriptor;
        memory.putInt(at, (int) address);
        memory.putInt(at + 4, (int) (address >>> 32));
        memory.putInt(at + 8, length);
        memory.putShort(at + 12, (short) flags);
        memory.putShort(at + 14, (short) next);
    }

    void fill(int buffer, byte[] content) {
        memory.put(buffers + buffer * Guest.BUFFER, content, 0, content.length);
    }

    byte[] content(int buffer, int length) {
        byte[] bytes = new byte[length];
        memory.get(buffers + buffer * Guest.BUFFER, bytes, 0, length);
        return bytes;
    }

    /** Makes a chain available. */
    void offer(int head) {
        memory.putShort(ring + AVAILABLE + 4 + 2 * (available % size), (short) head);
        memory.fence();
        available = (available + 1) & 0xFFFF;
        memory.putShort(ring + AVAILABLE + 2, (short) available);
        memory.fence();
    }

    /** Offers one buffer to be written. */
    void offerBuffer(int buffer) {
        describe(buffer, bufferAddress(buffer), Guest.BUFFER, WRITE, 0);
        offer(buffer);
    }

    /** Offers one buffer to be read. */
    void send(int buffer, byte[] message) {
        fill(buffer, message);
        describe(buffer, bufferAddress(buffer), message.length, 0, 0);
        offer(buffer);
    }

    void availableIndex(int index) {
        memory.putShort(ring + AVAILABLE + 2, (short) index);
    }

    void noInterrupt(boolean set) {
        memory.putShort(ring + AVAILABLE, (short) (set ? 1 : 0));
        memory.fence();
    }

    int usedIndex() {
        memory.fence();
        return Short.toUnsignedInt(memory.getShort(ring + USED + 2));
    }

    /** Takes a buffer back; null where there is none. */
    Used takeUsed() {
        if (usedIndex() == used) {
            return null;
        }
        int entry = ring + USED + 4 + 8 * (used % size);
        used = (used + 1) & 0xFFFF;
        return new Used(memory.getInt(entry), memory.getInt(entry + 4));
    }

    record Used(int id, int length) {
    }
}
