// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header before every message in a virtio rpmsg buffer: {@code struct rpmsg_hdr} in
 * {@code drivers/rpmsg/virtio_rpmsg_bus.c}.
 *
 * <p>Layout, little-endian, {@value #SIZE} bytes: {@code u32 src; u32 dst; u32 reserved; u16 len; u16 flags;}.
 *
 * @param source who sent it, 0 to 0xFFFFFFFF
 * @param destination who receives it, 0 to 0xFFFFFFFF
 * @param length of the payload in bytes, 0 to 65535
 * @param flags 0 to 65535; none is defined
 */
public record RpmsgHeader(long source, long destination, int length, int flags) {
    /** Size of the header in bytes. */
    public static final int SIZE = 16;
    /** Size of a buffer of virtio rpmsg in bytes, {@code MAX_RPMSG_BUF_SIZE}. */
    public static final int BUFFER_SIZE = 512;
    /** What a buffer holds beside the header, in bytes. */
    public static final int MAX_PAYLOAD = BUFFER_SIZE - SIZE;

    /** Decodes the header at the start of an array of at least {@value #SIZE} bytes. */
    public static RpmsgHeader decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new RpmsgHeader(Integer.toUnsignedLong(buffer.getInt(0)), Integer.toUnsignedLong(buffer.getInt(4)),
                Short.toUnsignedInt(buffer.getShort(12)), Short.toUnsignedInt(buffer.getShort(14)));
    }

    /** Encodes the header at the start of an array of at least {@value #SIZE} bytes. */
    public void encode(byte[] target) {
        ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN).putInt(0, (int) source).putInt(4, (int) destination)
                .putInt(8, 0).putShort(12, (short) length).putShort(14, (short) flags);
    }
}
