// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.MappedMemory;

/**
 * A guest's memory in a file, with two rings and their buffers as the kernel's rpmsg driver lays them out.
 *
 * <p>The region does not start at the file's start, and guest and user addresses differ, so that a mistake shows.
 */
final class Guest implements AutoCloseable {
    static final long GUEST_ADDRESS = 0x8000_0000L;
    static final long USER_ADDRESS = 0x7f00_0000_0000L;
    static final int FILE_OFFSET = 0x2000;
    static final int SIZE = 0x60000;
    static final int BUFFER = 512;

    private static final int RECEIVE_RING = 0;
    private static final int TRANSMIT_RING = 0x8000;
    private static final int RECEIVE_BUFFERS = 0x10000;
    private static final int TRANSMIT_BUFFERS = 0x30000;

    final Path file;
    final MappedMemory memory;
    final GuestRing receive;
    final GuestRing transmit;
    private final FileDescriptor descriptor;

    Guest(int ringSize) throws IOException {
        file = Files.createTempFile(Path.of("/dev/shm"), "guest", ".mem");
        try (RandomAccessFile sized = new RandomAccessFile(file.toFile(), "rw")) {
            sized.setLength(FILE_OFFSET + SIZE);
        }
        descriptor = FileDescriptor.open(file, FileDescriptor.O_RDWR);
        memory = MappedMemory.map(descriptor, FILE_OFFSET + SIZE);
        receive = new GuestRing(memory, RECEIVE_RING, RECEIVE_BUFFERS, ringSize);
        transmit = new GuestRing(memory, TRANSMIT_RING, TRANSMIT_BUFFERS, ringSize);
    }

    /** Returns the memory as the back end sees it. */
    GuestMemory shared() throws IOException {
        GuestMemory shared = new GuestMemory();
        shared.add(GUEST_ADDRESS, SIZE, USER_ADDRESS, FILE_OFFSET, descriptor);
        return shared;
    }

    @Override
    public void close() throws IOException {
        memory.close();
        descriptor.close();
        Files.delete(file);
    }
}
