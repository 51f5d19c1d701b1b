// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.MappedMemory;

/**
 * The guest's memory as the front end shares it: up to {@value #MAX_REGIONS} regions, each known by guest addresses
 * (in descriptors) and by user addresses (of the rings).
 *
 * <p>Every address comes from the guest; a range that is not completely inside one region is refused.
 */
final class GuestMemory implements AutoCloseable {
    /** Most regions that VHOST_USER_SET_MEM_TABLE may name. */
    static final int MAX_REGIONS = 8;

    private final List<Region> regions = new ArrayList<>();

    /**
     * Maps one more region.
     *
     * @param fileOffset where the region starts in the file
     * @throws FrontEndException where the numbers make no sense or the file cannot be mapped
     */
    void add(long guestAddress, long size, long userAddress, long fileOffset, FileDescriptor file)
            throws FrontEndException {
        if (size <= 0 || fileOffset < 0 || size > Integer.MAX_VALUE - fileOffset) {
            throw new FrontEndException(String.format("A memory region of 0x%x bytes at 0x%x of its file is not"
                    + " possible; a board may have up to 2 GiB", size, fileOffset));
        }
        if (regions.size() == MAX_REGIONS) {
            throw new FrontEndException("More than " + MAX_REGIONS + " memory regions");
        }
        try {
            MappedMemory memory = MappedMemory.map(file, (int) (fileOffset + size));
            regions.add(new Region(guestAddress, userAddress, size, memory, (int) fileOffset));
        } catch (IOException failed) {
            throw new FrontEndException("A memory region cannot be mapped: " + failed.getMessage(), failed);
        }
    }

    /**
     * Finds a range of guest addresses.
     *
     * @param length in bytes, from 0
     * @param what the range is, for the message
     */
    Location guest(long address, long length, String what) throws FrontEndException {
        for (Region region : regions) {
            if (region.holds(region.guestAddress, address, length)) {
                return region.location(address - region.guestAddress);
            }
        }
        throw outside("guest", address, length, what);
    }

    /** Finds a range of user addresses, as {@link #guest} does for guest addresses. */
    Location user(long address, long length, String what) throws FrontEndException {
        for (Region region : regions) {
            if (region.holds(region.userAddress, address, length)) {
                return region.location(address - region.userAddress);
            }
        }
        throw outside("user", address, length, what);
    }

    private static FrontEndException outside(String kind, long address, long length, String what) {
        return new FrontEndException(String.format("%s: %d bytes at %s address 0x%x are outside the shared memory",
                what, length, kind, address));
    }

    @Override
    public void close() {
        regions.forEach(region -> region.memory.close());
        regions.clear();
    }

    /** A place in mapped memory. */
    record Location(MappedMemory memory, int offset) {
    }

    private record Region(long guestAddress, long userAddress, long size, MappedMemory memory, int fileOffset) {
        boolean holds(long start, long address, long length) {
            long distance = address - start;
            return distance >= 0 && length >= 0 && length <= size && distance <= size - length;
        }

        Location location(long distance) {
            return new Location(memory, fileOffset + (int) distance);
        }
    }
}
