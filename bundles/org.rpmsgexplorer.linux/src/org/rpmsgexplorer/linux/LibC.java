// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The functions of libc that this package calls, by JNA direct mapping.
 *
 * <p>{@code size_t}, {@code ssize_t} and ioctl requests are {@code int} here: libffi widens them on 64-bit machines,
 * and a Java {@code long} would take two registers on 32-bit ARM. All lengths in this project are far below 2 GiB, and
 * the kernel itself cuts an ioctl request to 32 bits. The error number is read with {@link Native#getLastError()} and
 * only after a negative result, because libc may set errno on success too, and because an exception for each EAGAIN
 * would allocate on the read path.
 */
final class LibC {
    static {
        // Every process has libc already, so there is no need to look for its file.
        Native.register(LibC.class, NativeLibrary.getProcess());
    }

    private LibC() {
    }

    static native int open(String path, int flags, int mode);

    static native int close(int fd);

    static native int read(int fd, Pointer buffer, int count);

    static native int write(int fd, Pointer buffer, int count);

    static native int ioctl(int fd, int request, Pointer argument);

    static native int fcntl(int fd, int command, int argument);

    static native int poll(Pointer pollfds, int count, int timeoutMillis);

    static native int eventfd(int initial, int flags);

    static native int socket(int domain, int type, int protocol);

    static native int bind(int fd, Pointer address, int length);

    static native int listen(int fd, int backlog);

    static native int accept4(int fd, Pointer address, Pointer length, int flags);

    static native int connect(int fd, Pointer address, int length);

    static native int recvmsg(int fd, Pointer message, int flags);

    static native int recvfrom(int fd, Pointer buffer, int length, int flags, Pointer address, Pointer addressLength);

    static native int shutdown(int fd, int how);

    static native int flock(int fd, int operation);

    static native int uname(Pointer names);

    static native int sched_setaffinity(int thread, int size, Pointer mask);

    static native int sched_getaffinity(int thread, int size, Pointer mask);

    static native Pointer mmap(Pointer address, int length, int protection, int flags, int fd, int offset);

    static native int munmap(Pointer address, int length);

    /** Throws what the last call on this thread left in errno. */
    static LinuxException failure(String call) {
        return new LinuxException(call, Native.getLastError());
    }

    /** Returns the result, or throws what the call left in errno when the result is negative. */
    static int checked(int result, String call) throws LinuxException {
        if (result < 0) {
            throw failure(call);
        }
        return result;
    }
}
