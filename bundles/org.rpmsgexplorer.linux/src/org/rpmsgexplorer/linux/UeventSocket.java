// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.sun.jna.Native;

/**
 * Hears what the kernel says of devices that come, go and change: netlink(7), NETLINK_KOBJECT_UEVENT.
 *
 * <p>One thread receives. Any program may send to such a socket, so messages of others than the kernel are passed over.
 */
public final class UeventSocket implements AutoCloseable {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_DGRAM = 2;
    private static final int NETLINK_KOBJECT_UEVENT = 15;
    private static final int KERNEL_GROUP = 1;

    /** {@code struct sockaddr_nl { u16 family; u16 pad; u32 pid; u32 groups; }}. */
    private static final int ADDRESS_SIZE = 12;
    private static final int ADDRESS_PID = 4;
    private static final int ADDRESS_GROUPS = 8;
    /** The kernel's own buffer for a message has 2048 bytes, and the action and path come before it. */
    private static final int MESSAGE_SIZE = 8 * 1024;

    private final FileDescriptor fd;
    private final NativeBuffer message = new NativeBuffer(MESSAGE_SIZE);
    private final NativeBuffer address = new NativeBuffer(ADDRESS_SIZE);
    private final NativeBuffer addressLength = new NativeBuffer(4);

    /**
     * What the kernel said.
     *
     * @param action such as {@code add}, {@code remove} or {@code change}
     * @param subsystem of the device, such as {@code rpmsg}; empty where the message has none
     */
    public record Uevent(String action, String subsystem) {
        /** What stands for messages that were lost because they came too fast. */
        public static final Uevent LOST = new Uevent("", "");

        /** Reads a message: {@code action@path}, then {@code KEY=value} lines, each closed by a zero byte. */
        static Uevent parse(byte[] bytes) {
            String subsystem = "";
            String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\0");
            for (String line : lines) {
                if (line.startsWith("SUBSYSTEM=")) {
                    subsystem = line.substring("SUBSYSTEM=".length());
                }
            }
            int at = lines.length == 0 ? -1 : lines[0].indexOf('@');
            return new Uevent(at < 0 ? "" : lines[0].substring(0, at), subsystem);
        }
    }

    /**
     * Opens a socket that hears the kernel, without waiting when it is read.
     *
     * @throws LinuxException with the errno of socket(2) or bind(2), where the kernel has no network or forbids it
     */
    public UeventSocket() throws LinuxException {
        int number = LibC.socket(AF_NETLINK, SOCK_DGRAM | FileDescriptor.O_CLOEXEC | FileDescriptor.O_NONBLOCK,
                NETLINK_KOBJECT_UEVENT);
        fd = new FileDescriptor(LibC.checked(number, "socket for uevents"), "uevents");
        address.putShort(0, (short) AF_NETLINK);
        address.putInt(ADDRESS_GROUPS, KERNEL_GROUP);
        try {
            LibC.checked(LibC.bind(fd.number(), address.pointer(), ADDRESS_SIZE), "bind for uevents");
        } catch (LinuxException refused) {
            close();
            throw refused;
        }
    }

    /** Returns the descriptor, to be polled for POLLIN. */
    public FileDescriptor fd() {
        return fd;
    }

    /**
     * Returns the next message of the kernel; empty where there is none now.
     *
     * @throws LinuxException with the errno of recvfrom(2)
     */
    public Optional<Uevent> receive() throws LinuxException {
        while (true) {
            addressLength.putInt(0, ADDRESS_SIZE);
            int length = LibC.recvfrom(fd.number(), message.pointer(), message.size(), 0, address.pointer(),
                    addressLength.pointer());
            if (length < 0) {
                int errno = Native.getLastError();
                if (errno == Errno.EAGAIN) {
                    return Optional.empty();
                } else if (errno == Errno.ENOBUFS) {
                    return Optional.of(Uevent.LOST);
                } else if (errno != Errno.EINTR) {
                    throw new LinuxException("recvfrom uevents", errno);
                }
            } else if (addressLength.getInt(0) == ADDRESS_SIZE && address.getInt(ADDRESS_PID) == 0) {
                return Optional.of(Uevent.parse(message.bytes(0, length)));
            }
        }
    }

    @Override
    public void close() {
        fd.close();
        message.close();
        address.close();
        addressLength.close();
    }
}
