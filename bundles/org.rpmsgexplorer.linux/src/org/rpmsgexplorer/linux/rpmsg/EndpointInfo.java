// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.nio.charset.StandardCharsets;

import org.rpmsgexplorer.linux.NativeBuffer;

/**
 * What an endpoint is created with: {@code struct rpmsg_endpoint_info} and, with flags and descriptor,
 * {@code struct rpmsg_endpoint_fd_info}.
 *
 * <p>Layout: {@code char name[32]; u32 src; u32 dst;}, and for the fd way {@code u32 flags; s32 fd;} behind it.
 *
 * @param name the channel's name, 1 to 31 bytes in UTF-8 (the kernel cuts a longer one silently, so it is refused here)
 * @param source local address, 0 to 0xFFFFFFFF; {@link RpmsgUapi#ADDR_ANY} lets the kernel choose
 * @param destination remote address, 0 to 0xFFFFFFFF; with {@link RpmsgUapi#ADDR_ANY} nothing can be sent
 */
public record EndpointInfo(String name, long source, long destination) {
    static final int SIZE = 40;
    static final int FD_SIZE = 48;
    static final int FD_OFFSET = 44;

    private static final int SOURCE_OFFSET = 32;
    private static final int DESTINATION_OFFSET = 36;
    private static final int FLAGS_OFFSET = 40;

    public EndpointInfo {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > RpmsgUapi.MAX_NAME) {
            throw new IllegalArgumentException("The name \"" + name + "\" has " + length + " bytes; 1 to "
                    + RpmsgUapi.MAX_NAME + " are possible");
        }
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The name holds a zero byte");
        }
        requireAddress("source", source);
        requireAddress("destination", destination);
    }

    private static void requireAddress(String what, long address) {
        if (address < 0 || address > RpmsgUapi.ADDR_ANY) {
            throw new IllegalArgumentException("The " + what + " address " + address + " is not within 0 to 0xffffffff");
        }
    }

    /** Returns the structure for the legacy way, {@value #SIZE} bytes. */
    NativeBuffer encode() {
        NativeBuffer buffer = new NativeBuffer(SIZE);
        fill(buffer);
        return buffer;
    }

    /** Returns the structure for the fd way, {@value #FD_SIZE} bytes, with -1 as the descriptor. */
    NativeBuffer encodeFd(int flags) {
        NativeBuffer buffer = new NativeBuffer(FD_SIZE);
        fill(buffer);
        buffer.putInt(FLAGS_OFFSET, flags);
        buffer.putInt(FD_OFFSET, -1);
        return buffer;
    }

    private void fill(NativeBuffer buffer) {
        buffer.put(0, name.getBytes(StandardCharsets.UTF_8));
        buffer.putInt(SOURCE_OFFSET, (int) source);
        buffer.putInt(DESTINATION_OFFSET, (int) destination);
    }
}
