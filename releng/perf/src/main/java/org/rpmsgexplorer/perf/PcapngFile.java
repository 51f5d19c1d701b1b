// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads received messages from a capture, independently of what has written it: pcapng, the IETF's
 * draft-ietf-opsawg-pcapng, with time stamps in nanoseconds and rpmsg's header of 16 bytes before each payload.
 */
final class PcapngFile {
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final int ENHANCED_PACKET = 6;
    private static final int RPMSG_HEADER = 16;
    private static final int MAX_BLOCK = 1 << 20;
    private static final int OPTION_FLAGS = 2;
    private static final int DIRECTION = 3;
    private static final int OUTBOUND = 2;

    /** Is told the messages in their order. */
    interface Visitor {
        /** A received message with at least four bytes. */
        void message(long nanos, ByteBuffer payload);
    }

    private PcapngFile() {
    }

    static void read(Path file, Visitor visitor) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16))) {
            byte[] start = in.readNBytes(12);
            ByteBuffer header = ByteBuffer.wrap(start);
            if (start.length < 12 || header.getInt(0) != SECTION_HEADER) {
                throw new IOException(file + " is not a pcapng file");
            }
            ByteOrder order = header.getInt(8) == BYTE_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            in.skipNBytes(header.order(order).getInt(4) - 12);
            byte[] prefix = in.readNBytes(8);
            while (prefix.length == 8) {
                ByteBuffer block = ByteBuffer.wrap(prefix).order(order);
                int length = block.getInt(4);
                if (length < 12 || length > MAX_BLOCK) {
                    throw new IOException(file + " has a block of " + length + " bytes");
                }
                byte[] body = in.readNBytes(length - 8);
                if (body.length < length - 8) {
                    throw new EOFException(file + " ends within a block");
                }
                if (block.getInt(0) == ENHANCED_PACKET) {
                    packet(ByteBuffer.wrap(body).order(order), visitor);
                }
                prefix = in.readNBytes(8);
            }
        }
    }

    private static void packet(ByteBuffer body, Visitor visitor) {
        long nanos = Integer.toUnsignedLong(body.getInt(4)) << 32 | Integer.toUnsignedLong(body.getInt(8));
        int length = body.getInt(12);
        if (length >= RPMSG_HEADER + 4 && !isOutbound(body, 20 + (length + 3) / 4 * 4)) {
            visitor.message(nanos, body.slice(20 + RPMSG_HEADER, length - RPMSG_HEADER));
        }
    }

    /** Options are a code and a length of 16 bits each, and a value that is filled up to 32 bits; the block's length ends it. */
    private static boolean isOutbound(ByteBuffer body, int start) {
        int offset = start;
        while (offset + 8 <= body.capacity() - 4) {
            int code = Short.toUnsignedInt(body.getShort(offset));
            int length = Short.toUnsignedInt(body.getShort(offset + 2));
            if (code == OPTION_FLAGS) {
                return (body.getInt(offset + 4) & DIRECTION) == OUTBOUND;
            } else if (code == 0) {
                return false;
            }
            offset += 4 + (length + 3) / 4 * 4;
        }
        return false;
    }
}
