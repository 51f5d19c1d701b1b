// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.jna.Pointer;

/**
 * A file mapped into memory and shared with another process (mmap(2), MAP_SHARED), read and written in little-endian
 * order.
 *
 * <p>Every access is checked against the length. Plain accesses are unordered: a thread that shares a ring with
 * another process puts {@link #fence()} between the data and the index. The owner makes sure that nobody uses the
 * memory after {@link #close()}.
 */
public final class MappedMemory implements AutoCloseable {
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 1;

    private final Pointer address;
    private final ByteBuffer view;
    private boolean closed;

    private MappedMemory(Pointer address, int length) {
        this.address = address;
        this.view = address.getByteBuffer(0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Maps a file from its start.
     *
     * @param length how many bytes, below 2 GiB
     * @throws LinuxException with the errno of mmap(2)
     * @throws IOException where the file is shorter, because an access behind its end would be a SIGBUS
     */
    public static MappedMemory map(FileDescriptor fd, int length) throws IOException {
        long size = Files.size(Path.of("/proc/self/fd/" + fd.number()));
        if (size < length) {
            throw new IOException("mmap " + fd + ": " + length + " bytes of a file of " + size);
        }
        Pointer address = LibC.mmap(Pointer.NULL, length, PROT_READ_WRITE, MAP_SHARED, fd.number(), 0);
        if (Pointer.nativeValue(address) == -1 || Pointer.nativeValue(address) == 0xFFFFFFFFL) {
            throw LibC.failure("mmap " + fd);
        }
        return new MappedMemory(address, length);
    }

    /** Returns the length in bytes. */
    public int length() {
        return view.capacity();
    }

    public short getShort(int offset) {
        return view.getShort(offset);
    }

    public void putShort(int offset, short value) {
        view.putShort(offset, value);
    }

    public int getInt(int offset) {
        return view.getInt(offset);
    }

    public void putInt(int offset, int value) {
        view.putInt(offset, value);
    }

    public long getLong(int offset) {
        return view.getLong(offset);
    }

    /** Copies bytes out of the memory. */
    public void get(int offset, byte[] target, int targetOffset, int length) {
        view.get(offset, target, targetOffset, length);
    }

    /** Copies bytes into the memory. */
    public void put(int offset, byte[] source, int sourceOffset, int length) {
        view.put(offset, source, sourceOffset, length);
    }

    /** Orders all accesses before this call ahead of all accesses after it, as the other process sees them. */
    public void fence() {
        VarHandle.fullFence();
    }

    /** Unmaps the memory the first time. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            LibC.munmap(address, view.capacity());
        }
    }
}
