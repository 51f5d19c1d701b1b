// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * One open file descriptor, which closes once.
 *
 * <p>Any thread may call {@link #close()}, and only the first call has an effect. The owner makes sure that no other
 * thread is inside a call on the descriptor when it is closed, because Linux may give its number to somebody else at
 * once.
 */
public final class FileDescriptor implements AutoCloseable {
    public static final int O_RDONLY = 0;
    public static final int O_RDWR = 2;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;

    /** What {@link #read} and {@link #write} return where the call would have to wait (EAGAIN). */
    public static final int WOULD_BLOCK = -1;

    static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int LOCK_UN = 8;

    private final int number;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();

    FileDescriptor(int number, String name) {
        this.number = number;
        this.name = name;
    }

    /**
     * Opens a file; O_CLOEXEC is always added.
     *
     * @param flags {@link #O_RDONLY} or {@link #O_RDWR}, with {@link #O_NONBLOCK} where wanted; open(2)
     * @throws LinuxException with the errno of open(2)
     */
    public static FileDescriptor open(Path path, int flags) throws LinuxException {
        int fd;
        do {
            fd = LibC.open(path.toString(), flags | O_CLOEXEC, 0);
        } while (fd < 0 && Native.getLastError() == Errno.EINTR);
        return new FileDescriptor(LibC.checked(fd, "open " + path), path.toString());
    }

    /**
     * Takes over a descriptor that a call has put as an {@code int} into a structure, such as the one of
     * {@code RPMSG_CREATE_EPT_FD_IOCTL}.
     *
     * @param source the structure, as the kernel left it
     * @param offset where the number stands
     * @param name what to call it in messages
     */
    public static FileDescriptor adopt(NativeBuffer source, int offset, String name) {
        return new FileDescriptor(source.getInt(offset), name);
    }

    /**
     * Reads once.
     *
     * @return the number of bytes, 0 for the end of a file or an empty message, {@link #WOULD_BLOCK} for EAGAIN
     * @throws LinuxException with the errno of read(2), other than EAGAIN and EINTR
     */
    public int read(NativeBuffer buffer) throws LinuxException {
        int count;
        do {
            count = LibC.read(number(), buffer.pointer(), buffer.size());
        } while (count < 0 && Native.getLastError() == Errno.EINTR);
        return resultOf(count, "read");
    }

    /**
     * Writes once.
     *
     * @param length how many bytes of the buffer, from its start
     * @return the number of bytes that were taken, {@link #WOULD_BLOCK} for EAGAIN
     * @throws LinuxException with the errno of write(2), other than EAGAIN and EINTR
     */
    public int write(NativeBuffer buffer, int length) throws LinuxException {
        if (length > buffer.size()) {
            throw new IllegalArgumentException(length + " bytes from a buffer of " + buffer.size());
        }
        int count;
        do {
            count = LibC.write(number(), buffer.pointer(), length);
        } while (count < 0 && Native.getLastError() == Errno.EINTR);
        return resultOf(count, "write");
    }

    private int resultOf(int count, String call) throws LinuxException {
        if (count >= 0) {
            return count;
        }
        int errno = Native.getLastError();
        if (errno == Errno.EAGAIN) {
            return WOULD_BLOCK;
        }
        throw new LinuxException(call + " " + name, errno);
    }

    /**
     * Calls ioctl(2) with a pointer to a structure.
     *
     * @param what the request's name for messages
     * @throws LinuxException with the errno of ioctl(2)
     */
    public int ioctl(int request, NativeBuffer argument, String what) throws LinuxException {
        return LibC.checked(LibC.ioctl(number(), request, argument.pointer()), what + " on " + name);
    }

    /**
     * Calls ioctl(2) with a number instead of a pointer.
     *
     * @param what the request's name for messages
     * @throws LinuxException with the errno of ioctl(2)
     */
    public int ioctl(int request, long argument, String what) throws LinuxException {
        return LibC.checked(LibC.ioctl(number(), request, new Pointer(argument)), what + " on " + name);
    }

    /**
     * Makes reads and writes return {@link #WOULD_BLOCK} instead of waiting, for all who share the open file: of a pipe
     * or a socket pair that is this end alone, of an eventfd both sides.
     *
     * @throws LinuxException with the errno of fcntl(2)
     */
    public void setNonBlocking() throws LinuxException {
        int flags = LibC.checked(LibC.fcntl(number(), F_GETFL, 0), "fcntl F_GETFL on " + name);
        LibC.checked(LibC.fcntl(number(), F_SETFL, flags | O_NONBLOCK), "fcntl F_SETFL on " + name);
    }

    /**
     * Takes the exclusive lock of flock(2) on the open file, which lasts until {@link #unlock()} or the close, if
     * nobody has it.
     *
     * @return whether it was taken
     * @throws LinuxException with the errno of flock(2)
     */
    public boolean tryLock() throws LinuxException {
        if (LibC.flock(number(), LOCK_EX_NB) == 0) {
            return true;
        }
        int errno = Native.getLastError();
        if (errno != Errno.EAGAIN && errno != Errno.EINTR) {
            throw new LinuxException("flock " + name, errno);
        }
        return false;
    }

    /** Gives the lock of {@link #tryLock()} back. */
    public void unlock() throws LinuxException {
        LibC.checked(LibC.flock(number(), LOCK_UN), "flock " + name);
    }

    /** Returns whether {@link #close()} was called. */
    public boolean isClosed() {
        return closed.get();
    }

    int number() {
        if (closed.get()) {
            throw new IllegalStateException(name + " is closed");
        }
        return number;
    }

    /** Closes the descriptor the first time. An error of close(2) has released the number all the same. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LibC.close(number);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
