// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * A block of native memory that is passed to system calls, freed by {@link #close()}.
 *
 * <p>Not thread-safe: one thread uses a buffer at a time.
 */
public final class NativeBuffer implements AutoCloseable {
    private final ByteBuffer view;
    private Pointer memory;

    /**
     * Allocates a zeroed block.
     *
     * @param size its size in bytes, at least 1
     */
    public NativeBuffer(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A buffer of " + size + " bytes");
        }
        // No com.sun.jna.Memory: it keeps each view in one map of the whole program, which takes seconds to clean up after
        // some hundred thousand of them.
        long address = Native.malloc(size);
        if (address == 0) {
            throw new OutOfMemoryError("No " + size + " bytes of native memory are left");
        }
        memory = new Pointer(address);
        memory.clear(size);
        view = memory.getByteBuffer(0, size).order(ByteOrder.nativeOrder());
    }

    /** Allocates a block that holds these bytes (one zero byte for an empty array, since memory has at least one). */
    public static NativeBuffer of(byte[] bytes) {
        NativeBuffer buffer = new NativeBuffer(Math.max(1, bytes.length));
        buffer.put(0, bytes);
        return buffer;
    }

    /** Returns the size in bytes. */
    public int size() {
        return view.capacity();
    }

    public int getInt(int offset) {
        return view.getInt(offset);
    }

    public void putInt(int offset, int value) {
        view.putInt(offset, value);
    }

    public short getShort(int offset) {
        return view.getShort(offset);
    }

    public void putShort(int offset, short value) {
        view.putShort(offset, value);
    }

    public long getLong(int offset) {
        return view.getLong(offset);
    }

    public void putLong(int offset, long value) {
        view.putLong(offset, value);
    }

    /** Copies all of an array to an offset of this buffer. */
    public void put(int offset, byte[] source) {
        view.put(offset, source);
    }

    /** Copies bytes from an offset of this buffer into part of an array. */
    public void get(int offset, byte[] target, int targetOffset, int length) {
        view.get(offset, target, targetOffset, length);
    }

    /** Returns a copy of part of this buffer. */
    public byte[] bytes(int offset, int length) {
        byte[] copy = new byte[length];
        view.get(offset, copy);
        return copy;
    }

    /** Returns whether this buffer and another one begin with the same bytes, so many. */
    public boolean startsLike(NativeBuffer other, int length) {
        return view.slice(0, length).equals(other.view.slice(0, length));
    }

    Pointer pointer() {
        if (memory == null) {
            throw new IllegalStateException("The buffer is closed");
        }
        return memory;
    }

    /** Frees the memory; the buffer must not be used afterwards. Closing again does nothing. */
    @Override
    public void close() {
        if (memory != null) {
            Native.free(Pointer.nativeValue(memory));
            memory = null;
        }
    }
}
