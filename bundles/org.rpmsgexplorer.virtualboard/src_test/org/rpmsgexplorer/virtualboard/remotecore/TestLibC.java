// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** What a front end needs of libc and a back end does not: descriptors as numbers, sent over a socket. 64-bit only. */
final class TestLibC {
    static final int O_RDWR = 2;
    static final int EFD_NONBLOCK = 0x800;

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final short POLLIN = 1;

    static {
        Native.register(TestLibC.class, "c");
    }

    private TestLibC() {
    }

    static native int socket(int domain, int type, int protocol);

    static native int connect(int fd, Pointer address, int length);

    static native int sendmsg(int fd, Pointer message, int flags);

    static native int read(int fd, Pointer buffer, int count);

    static native int write(int fd, Pointer buffer, int count);

    static native int poll(Pointer entries, int count, int timeoutMillis);

    static native int pipe(int[] ends);

    static native int eventfd(int initial, int flags);

    static native int open(String path, int flags, int mode);

    static native int close(int fd);

    static int connectTo(String path) {
        int fd = checked(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
        try (Memory address = new Memory(110)) {
            address.clear();
            address.setShort(0, (short) AF_UNIX);
            address.setString(2, path);
            checked(connect(fd, address, 110), "connect");
        }
        return fd;
    }

    /** Sends bytes with descriptors; returns false where the peer is gone. */
    static boolean send(int fd, byte[] bytes, int... descriptors) {
        int control = descriptors.length == 0 ? 0 : 16 + (descriptors.length * 4 + 7) / 8 * 8;
        try (Memory data = new Memory(Math.max(1, bytes.length)); Memory vector = new Memory(16);
                Memory ancillary = new Memory(Math.max(8, control)); Memory header = new Memory(56)) {
            data.write(0, bytes, 0, bytes.length);
            vector.setPointer(0, data);
            vector.setLong(8, bytes.length);
            ancillary.clear();
            ancillary.setLong(0, 16 + descriptors.length * 4L);
            if (control > 0) {
                ancillary.setInt(8, SOL_SOCKET);
                ancillary.setInt(12, SCM_RIGHTS);
                ancillary.write(16, descriptors, 0, descriptors.length);
            }
            header.clear();
            header.setPointer(16, vector);
            header.setLong(24, 1);
            if (control > 0) {
                header.setPointer(32, ancillary);
                header.setLong(40, control);
            }
            return sendmsg(fd, header, MSG_NOSIGNAL) == bytes.length;
        }
    }

    /** Returns whether a descriptor becomes readable, or comes to its end, in time. */
    static boolean awaitReadable(int fd, int millis) {
        try (Memory entry = new Memory(8)) {
            entry.setInt(0, fd);
            entry.setShort(4, POLLIN);
            entry.setShort(6, (short) 0);
            return checked(poll(entry, 1, millis), "poll") == 1;
        }
    }

    static void signal(int eventfd) {
        try (Memory one = new Memory(8)) {
            one.setLong(0, 1);
            checked(write(eventfd, one, 8), "write");
        }
    }

    static int checked(int result, String call) {
        if (result < 0) {
            throw new IllegalStateException(call + ": errno " + Native.getLastError());
        }
        return result;
    }
}
