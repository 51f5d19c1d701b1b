// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import org.rpmsgexplorer.linux.MappedMemory;
import org.rpmsgexplorer.virtualboard.remotecore.GuestMemory.Location;

/**
 * The device's side of one split virtqueue, virtio 1.2 section 2.7, without indirect descriptors and event indices.
 *
 * <p>Layouts, little-endian: a descriptor is {@code u64 addr; u32 len; u16 flags; u16 next;}; the available ring
 * {@code u16 flags; u16 idx; u16 ring[num];}; the used ring {@code u16 flags; u16 idx; {u32 id; u32 len;} ring[num];}.
 *
 * <p>The guest may write anything at any time: each number is read once, checked, and then used. One thread owns a
 * vring.
 */
final class Vring {
    /** Most entries of a ring. */
    static final int MAX_SIZE = 256;
    /** What {@link #take} returns where the guest has nothing to say. */
    static final int NOTHING = -1;

    private static final int DESCRIPTOR_SIZE = 16;
    private static final int DESCRIPTOR_LENGTH = 8;
    private static final int DESCRIPTOR_FLAGS = 12;
    private static final int DESCRIPTOR_NEXT = 14;
    private static final int FLAG_NEXT = 1;
    private static final int FLAG_WRITE = 2;
    private static final int FLAG_INDIRECT = 4;

    private static final int RING_INDEX = 2;
    private static final int RING_ENTRIES = 4;
    private static final int USED_ENTRY = 8;
    private static final int AVAILABLE_NO_INTERRUPT = 1;

    private final String name;
    private final int size;
    private final GuestMemory memory;
    private final Location descriptors;
    private final Location available;
    private final Location used;
    private int availableIndex;
    private int usedIndex;
    private boolean usedSinceSignal;

    /**
     * Finds a ring in the guest's memory.
     *
     * @param name for messages
     * @param size its entries, a power of two up to {@value #MAX_SIZE}
     * @param addresses user addresses of its three parts
     * @param base index of the next available entry, 0 to 65535
     * @throws FrontEndException where a part is outside the memory or not aligned
     */
    Vring(String name, GuestMemory memory, int size, Addresses addresses, int base) throws FrontEndException {
        this.name = name;
        this.memory = memory;
        this.size = size;
        descriptors = part("descriptor table", addresses.descriptors, 16, (long) DESCRIPTOR_SIZE * size);
        available = part("available ring", addresses.available, 2, RING_ENTRIES + 2L * size);
        used = part("used ring", addresses.used, 4, RING_ENTRIES + (long) USED_ENTRY * size);
        availableIndex = base;
        usedIndex = Short.toUnsignedInt(used.memory().getShort(used.offset() + RING_INDEX));
    }

    /** User addresses of the parts of a ring. */
    record Addresses(long descriptors, long available, long used) {
    }

    private Location part(String part, long address, int alignment, long length) throws FrontEndException {
        if (address % alignment != 0) {
            throw new FrontEndException(String.format("%s: the %s at 0x%x is not aligned to %d bytes", name, part,
                    address, alignment));
        }
        return memory.user(address, length, name + ": " + part);
    }

    /** Returns the index of the next available entry, for VHOST_USER_GET_VRING_BASE. */
    int base() {
        return availableIndex;
    }

    /** Returns whether the guest has made a buffer available that was not used yet. */
    boolean hasBuffer() throws FrontEndException {
        int index = Short.toUnsignedInt(available.memory().getShort(available.offset() + RING_INDEX));
        int waiting = (index - availableIndex) & 0xFFFF;
        if (waiting > size) {
            throw new FrontEndException(name + ": " + waiting + " buffers are available in a ring of " + size);
        }
        return waiting > 0;
    }

    /**
     * Takes the next message of the guest and gives its buffer back.
     *
     * @return its length in bytes, {@link #NOTHING} where there is none
     * @throws FrontEndException where the ring is broken or the message is longer than the target
     */
    int take(byte[] target) throws FrontEndException {
        if (!hasBuffer()) {
            return NOTHING;
        }
        int head = nextHead();
        int length = copy(head, target, target.length, false);
        giveBack(head, 0);
        return length;
    }

    /**
     * Puts a message into the next buffer of the guest.
     *
     * @return false where the guest offers no buffer
     * @throws FrontEndException where the ring is broken or the buffer too small
     */
    boolean put(byte[] message, int length) throws FrontEndException {
        if (!hasBuffer()) {
            return false;
        }
        int head = nextHead();
        int written = copy(head, message, length, true);
        if (written < length) {
            throw new FrontEndException(name + ": a buffer of " + written + " bytes for a message of " + length);
        }
        giveBack(head, length);
        return true;
    }

    /** Returns whether buffers were given back since the last call and the guest wants to be told. */
    boolean takeSignal() {
        if (!usedSinceSignal) {
            return false;
        }
        usedSinceSignal = false;
        available.memory().fence();
        return (available.memory().getShort(available.offset()) & AVAILABLE_NO_INTERRUPT) == 0;
    }

    private int nextHead() {
        MappedMemory ring = available.memory();
        // The entry was written before the index that hasBuffer() has seen.
        ring.fence();
        int entry = available.offset() + RING_ENTRIES + 2 * (availableIndex & (size - 1));
        return Short.toUnsignedInt(ring.getShort(entry));
    }

    private void giveBack(int head, int length) {
        MappedMemory ring = used.memory();
        int entry = used.offset() + RING_ENTRIES + USED_ENTRY * (usedIndex & (size - 1));
        ring.putInt(entry, head);
        ring.putInt(entry + 4, length);
        // The guest reads the entry and the buffer once it sees the index.
        ring.fence();
        usedIndex = (usedIndex + 1) & 0xFFFF;
        ring.putShort(used.offset() + RING_INDEX, (short) usedIndex);
        availableIndex = (availableIndex + 1) & 0xFFFF;
        usedSinceSignal = true;
    }

    /** Copies between a chain of descriptors and an array; returns how many bytes fit. */
    private int copy(int head, byte[] bytes, int length, boolean toGuest) throws FrontEndException {
        int done = 0;
        int next = head;
        for (int links = 0; links < size; links++) {
            if (next >= size) {
                throw new FrontEndException(name + ": descriptor " + next + " in a table of " + size);
            }
            int descriptor = descriptors.offset() + DESCRIPTOR_SIZE * next;
            long address = descriptors.memory().getLong(descriptor);
            long space = Integer.toUnsignedLong(descriptors.memory().getInt(descriptor + DESCRIPTOR_LENGTH));
            int flags = descriptors.memory().getShort(descriptor + DESCRIPTOR_FLAGS);
            requireDirection(next, flags, toGuest);
            Location place = memory.guest(address, space, name + ": descriptor " + next);
            if (toGuest) {
                int part = (int) Math.min(space, length - done);
                place.memory().put(place.offset(), bytes, done, part);
                done += part;
            } else {
                if (space > length - done) {
                    throw new FrontEndException(name + ": a message of more than " + length + " bytes");
                }
                place.memory().get(place.offset(), bytes, done, (int) space);
                done += (int) space;
            }
            if ((flags & FLAG_NEXT) == 0) {
                return done;
            }
            next = Short.toUnsignedInt(descriptors.memory().getShort(descriptor + DESCRIPTOR_NEXT));
        }
        throw new FrontEndException(name + ": the chain of descriptor " + head + " does not end");
    }

    private void requireDirection(int descriptor, int flags, boolean toGuest) throws FrontEndException {
        if ((flags & FLAG_INDIRECT) != 0) {
            throw new FrontEndException(name + ": descriptor " + descriptor + " is indirect, which was not negotiated");
        }
        if (((flags & FLAG_WRITE) != 0) != toGuest) {
            throw new FrontEndException(name + ": descriptor " + descriptor + " is for "
                    + (toGuest ? "reading in a ring for writing" : "writing in a ring for reading"));
        }
    }
}
