// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * What stands at a capture's beginning; its layout is in docs/capture-format.md.
 *
 * @param id tells this capture from all others
 * @param created when it was made, nanoseconds since 1970
 * @param origin what has made it and where from
 * @param length bytes that it has in the file
 */
record FileHeader(UUID id, long created, String origin, int length) {
    /** Bytes up to the origin's text, and its checksum. */
    static final int MIN_LENGTH = 46;
    static final int MAX_LENGTH = MIN_LENGTH + Texts.MAX_LENGTH;

    private static final long MAGIC = 0x0A0D47534D505289L;
    private static final int VERSION = 1;
    private static final int LENGTH_AT = 12;

    /** Returns the header of a new capture. */
    static byte[] encode(UUID id, long created, String origin) {
        byte[] text = Texts.encode(origin);
        ByteBuffer buffer = ByteBuffer.allocate(MIN_LENGTH + text.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(MAGIC).putShort((short) VERSION).putShort((short) 0).putInt(buffer.capacity());
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).putLong(created);
        buffer.putShort((short) text.length).put(text);
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return buffer.array();
    }

    /** Reads the header from a file's first bytes. */
    static FileHeader decode(byte[] bytes, int available, String file) throws CaptureException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, available).order(ByteOrder.LITTLE_ENDIAN);
        if (available < Long.BYTES || buffer.getLong() != MAGIC) {
            throw new CaptureException(file + " is not a capture of RPMsg Explorer",
                    "Captures have the extension .rpmsg; pcapng files can be imported.", null);
        }
        int version = available < LENGTH_AT ? VERSION : Short.toUnsignedInt(buffer.getShort());
        if (version != VERSION) {
            throw new CaptureException(file + " has version " + version + " of the format; this program knows " + VERSION,
                    "A newer RPMsg Explorer may read it.", null);
        }
        int length = available < MIN_LENGTH ? 0 : buffer.getInt(LENGTH_AT);
        if (length < MIN_LENGTH || length > Math.min(available, MAX_LENGTH)
                || buffer.getInt(length - Integer.BYTES) != checksum(bytes, length - Integer.BYTES)) {
            throw damaged(file);
        }
        buffer.position(LENGTH_AT + Integer.BYTES);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        long created = buffer.getLong();
        int text = Short.toUnsignedInt(buffer.getShort());
        if (text != length - MIN_LENGTH) {
            throw damaged(file);
        }
        return new FileHeader(id, created, Texts.decode(bytes, buffer.position(), text), length);
    }

    private static CaptureException damaged(String file) {
        return new CaptureException(file + " is damaged or was cut short in its first bytes; nothing in it can be read", "",
                null);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
