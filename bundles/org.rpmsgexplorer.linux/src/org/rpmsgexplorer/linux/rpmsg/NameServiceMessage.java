// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * An announcement of the name service: {@code struct rpmsg_ns_msg} in {@code include/linux/rpmsg/ns.h}.
 *
 * <p>Layout, little-endian, {@value #SIZE} bytes: {@code char name[32]; u32 addr; u32 flags;}.
 *
 * @param name of the channel, at most 31 bytes
 * @param address of the remote's endpoint, 0 to 0xFFFFFFFF
 * @param destroy whether the channel goes away ({@code RPMSG_NS_DESTROY}, 1) or comes ({@code RPMSG_NS_CREATE}, 0)
 */
public record NameServiceMessage(String name, long address, boolean destroy) {
    /** Size of the message in bytes. */
    public static final int SIZE = 40;

    private static final int ADDRESS_OFFSET = 32;
    private static final int FLAGS_OFFSET = 36;
    private static final int DESTROY = 1;

    /**
     * Decodes a message.
     *
     * @throws IllegalArgumentException where the length is not {@value #SIZE} or the name has no closing zero
     */
    public static NameServiceMessage decode(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("A name service message has " + SIZE + " bytes, not " + bytes.length);
        }
        int end = 0;
        while (bytes[end] != 0) {
            end++;
            if (end == RpmsgUapi.NAME_SIZE) {
                throw new IllegalArgumentException("The name in the name service message does not end");
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new NameServiceMessage(new String(bytes, 0, end, StandardCharsets.UTF_8),
                Integer.toUnsignedLong(buffer.getInt(ADDRESS_OFFSET)), (buffer.getInt(FLAGS_OFFSET) & DESTROY) != 0);
    }

    /** Returns the message as {@value #SIZE} bytes. */
    public byte[] encode() {
        byte[] bytes = new byte[SIZE];
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        if (text.length > RpmsgUapi.MAX_NAME) {
            throw new IllegalArgumentException("The name \"" + name + "\" is longer than " + RpmsgUapi.MAX_NAME);
        }
        System.arraycopy(text, 0, bytes, 0, text.length);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(ADDRESS_OFFSET, (int) address)
                .putInt(FLAGS_OFFSET, destroy ? DESTROY : 0);
        return bytes;
    }
}
