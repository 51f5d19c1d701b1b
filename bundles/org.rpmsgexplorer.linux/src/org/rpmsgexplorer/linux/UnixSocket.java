// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * A stream socket of the Unix domain (unix(7)) that can receive descriptors, which Java's own cannot.
 *
 * <p>One thread at a time receives, one sends. {@link #shutdown()} may be called by any thread and ends a call that
 * waits; {@link #close()} only when nobody is inside one.
 */
public final class UnixSocket implements AutoCloseable {
    /** What {@link #receive} returns at the end of the stream. */
    public static final int END = -1;

    /** Longest path of a socket in bytes: {@code sun_path} has 108 with the closing zero, unix(7). */
    public static final int MAX_PATH = 107;

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int SHUT_RDWR = 2;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private final FileDescriptor fd;
    private final MessageHeader header = new MessageHeader();

    private UnixSocket(FileDescriptor fd) {
        this.fd = fd;
    }

    /**
     * Creates a socket that listens at a path, which must not exist yet.
     *
     * @throws LinuxException with the errno of socket(2), bind(2) or listen(2)
     */
    public static UnixSocket listen(Path path) throws LinuxException {
        try (NativeBuffer address = address(path)) {
            FileDescriptor fd = create(path);
            try {
                LibC.checked(LibC.bind(fd.number(), address.pointer(), address.size()), "bind " + path);
                LibC.checked(LibC.listen(fd.number(), 1), "listen " + path);
            } catch (LinuxException failed) {
                fd.close();
                throw failed;
            }
            return new UnixSocket(fd);
        }
    }

    /**
     * Connects to the socket that listens at a path.
     *
     * @throws LinuxException with the errno of socket(2) or connect(2)
     */
    public static UnixSocket connect(Path path) throws LinuxException {
        try (NativeBuffer address = address(path)) {
            FileDescriptor fd = create(path);
            try {
                LibC.checked(LibC.connect(fd.number(), address.pointer(), address.size()), "connect " + path);
            } catch (LinuxException failed) {
                fd.close();
                throw failed;
            }
            return new UnixSocket(fd);
        }
    }

    private static FileDescriptor create(Path path) throws LinuxException {
        int number = LibC.socket(AF_UNIX, SOCK_STREAM | FileDescriptor.O_CLOEXEC, 0);
        return new FileDescriptor(LibC.checked(number, "socket"), path.toString());
    }

    private static NativeBuffer address(Path path) {
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_PATH) {
            throw new IllegalArgumentException(path + " is too long for a socket: " + bytes.length + " bytes, at most "
                    + MAX_PATH);
        }
        NativeBuffer address = new NativeBuffer(2 + MAX_PATH + 1);
        address.putShort(0, (short) AF_UNIX);
        address.put(2, bytes);
        return address;
    }

    /** Waits for a peer; accept4(2). */
    public UnixSocket accept() throws LinuxException {
        int peer;
        do {
            peer = LibC.accept4(fd.number(), null, null, FileDescriptor.O_CLOEXEC);
        } while (peer < 0 && Native.getLastError() == Errno.EINTR);
        return new UnixSocket(new FileDescriptor(LibC.checked(peer, "accept " + fd), fd.toString()));
    }

    /** Returns the descriptor, to be polled. */
    public FileDescriptor fd() {
        return fd;
    }

    /**
     * Receives up to a number of bytes, and the descriptors that came with them; recvmsg(2).
     *
     * @param buffer where the bytes go, from its start
     * @param length how many at the most
     * @param descriptors where the descriptors are added (at most 8 a call); they belong to the caller
     * @return how many bytes, {@link #END} at the end of the stream
     * @throws LinuxException with the errno of recvmsg(2); EAGAIN where a non-blocking socket holds nothing
     */
    public int receive(NativeBuffer buffer, int length, List<FileDescriptor> descriptors) throws LinuxException {
        header.point(buffer, length);
        int count;
        do {
            count = LibC.recvmsg(fd.number(), header.pointer(), MSG_CMSG_CLOEXEC);
        } while (count < 0 && Native.getLastError() == Errno.EINTR);
        LibC.checked(count, "recvmsg " + fd);
        for (int number : header.descriptors()) {
            descriptors.add(new FileDescriptor(number, "descriptor from " + fd));
        }
        return count == 0 ? END : count;
    }

    /**
     * Sends all of the bytes.
     *
     * @throws LinuxException with the errno of write(2); EPIPE where the peer is gone, EAGAIN where a
     *     non-blocking socket is full; part of the bytes may have been sent then
     */
    public void send(byte[] bytes) throws LinuxException {
        int sent = 0;
        while (sent < bytes.length) {
            byte[] rest = sent == 0 ? bytes : Arrays.copyOfRange(bytes, sent, bytes.length);
            try (NativeBuffer buffer = NativeBuffer.of(rest)) {
                int count = fd.write(buffer, rest.length);
                if (count == FileDescriptor.WOULD_BLOCK) {
                    throw new LinuxException("write " + fd, Errno.EAGAIN);
                }
                sent += count;
            }
        }
    }

    /** Ends both directions; a thread that waits in {@link #accept} or {@link #receive} returns. */
    public void shutdown() {
        LibC.shutdown(fd.number(), SHUT_RDWR);
    }

    @Override
    public void close() {
        fd.close();
        header.close();
    }

    /**
     * {@code struct msghdr} with one {@code struct iovec} and room for eight descriptors, as recvmsg(2) and cmsg(3) lay
     * them out; a word is 4 or 8 bytes.
     */
    private static final class MessageHeader implements AutoCloseable {
        private static final int WORD = Native.POINTER_SIZE;
        private static final int MAX_DESCRIPTORS = 8;
        private static final int IOV = 2 * WORD;
        private static final int IOV_COUNT = 3 * WORD;
        private static final int CONTROL = 4 * WORD;
        private static final int CONTROL_LENGTH = 5 * WORD;
        private static final int SIZE = 7 * WORD;
        private static final int CMSG_LEVEL = WORD;
        private static final int CMSG_TYPE = WORD + 4;
        private static final int CMSG_DATA = WORD + 8;

        private final NativeBuffer header = new NativeBuffer(SIZE);
        private final NativeBuffer vector = new NativeBuffer(2 * WORD);
        private final NativeBuffer control = new NativeBuffer(CMSG_DATA + MAX_DESCRIPTORS * 4);

        Pointer pointer() {
            return header.pointer();
        }

        void point(NativeBuffer buffer, int length) {
            if (length > buffer.size()) {
                throw new IllegalArgumentException(length + " bytes into a buffer of " + buffer.size());
            }
            putWord(vector, 0, Pointer.nativeValue(buffer.pointer()));
            putWord(vector, WORD, length);
            putWord(header, IOV, Pointer.nativeValue(vector.pointer()));
            putWord(header, IOV_COUNT, 1);
            putWord(header, CONTROL, Pointer.nativeValue(control.pointer()));
            putWord(header, CONTROL_LENGTH, control.size());
        }

        List<Integer> descriptors() {
            List<Integer> numbers = new ArrayList<>();
            long length = getWord(header, CONTROL_LENGTH);
            if (length < CMSG_DATA || control.getInt(CMSG_LEVEL) != SOL_SOCKET
                    || control.getInt(CMSG_TYPE) != SCM_RIGHTS) {
                return numbers;
            }
            long count = Math.min(MAX_DESCRIPTORS, (getWord(control, 0) - CMSG_DATA) / 4);
            for (int index = 0; index < count; index++) {
                numbers.add(control.getInt(CMSG_DATA + index * 4));
            }
            return numbers;
        }

        private static void putWord(NativeBuffer buffer, int offset, long value) {
            if (WORD == 8) {
                buffer.putLong(offset, value);
            } else {
                buffer.putInt(offset, (int) value);
            }
        }

        private static long getWord(NativeBuffer buffer, int offset) {
            return WORD == 8 ? buffer.getLong(offset) : buffer.getInt(offset);
        }

        @Override
        public void close() {
            header.close();
            vector.close();
            control.close();
        }
    }
}
