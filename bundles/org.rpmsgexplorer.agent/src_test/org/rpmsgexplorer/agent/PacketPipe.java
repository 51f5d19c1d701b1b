// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.nio.file.Path;

import com.sun.jna.Native;

/**
 * A pipe that keeps messages apart (O_DIRECT, pipe(2)), so that one read is one message as on an endpoint. Its path can be opened
 * like a node.
 */
final class PacketPipe implements AutoCloseable {
    private static final int O_DIRECT = System.getProperty("os.arch").matches("a(arch64|rm)") ? 0x10000 : 0x4000;
    private static final int O_NONBLOCK = 0x800;
    private static final int F_SETPIPE_SZ = 1031;
    private static final int CAPACITY = 1 << 20;

    static {
        Native.register(PacketPipe.class, "c");
    }

    private final int[] ends = new int[2];

    PacketPipe() {
        checked(pipe2(ends, O_DIRECT | O_NONBLOCK), "pipe2");
        checked(fcntl(ends[1], F_SETPIPE_SZ, CAPACITY), "F_SETPIPE_SZ");
    }

    Path path() {
        return Path.of("/proc/self/fd/" + ends[0]);
    }

    private static native int pipe2(int[] ends, int flags);

    private static native int fcntl(int fd, int command, int argument);

    private static native int write(int fd, byte[] bytes, int length);

    private static native int close(int fd);

    void send(byte... message) {
        checked(write(ends[1], message, message.length), "write");
    }

    @Override
    public void close() {
        close(ends[0]);
        close(ends[1]);
    }

    private static int checked(int result, String call) {
        if (result < 0) {
            throw new IllegalStateException(call + ": errno " + Native.getLastError());
        }
        return result;
    }
}
