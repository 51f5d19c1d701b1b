// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What stands before a block's content; its layout is in docs/capture-format.md.
 *
 * @param type {@link #ENDPOINTS} or {@link #ROWS}
 * @param length of the content in bytes, 0 to {@link #MAX_CONTENT}
 * @param rows how many rows it has
 * @param firstRow the first one's number
 * @param checksum CRC-32C of the content
 */
record BlockHeader(int type, int length, int rows, long firstRow, int checksum) {
    static final int LENGTH = 32;
    static final int MAX_CONTENT = 1 << 20;
    static final int ENDPOINTS = 1;
    static final int ROWS = 2;

    private static final int MAGIC = 0x4B4C4252;
    private static final int CHECKED = 28;

    /** Writes it into a little-endian buffer with an array. */
    static void encode(ByteBuffer buffer, int at, int type, int length, int rows, long firstRow) {
        buffer.putInt(at, MAGIC).putInt(at + 4, type).putInt(at + 8, length).putInt(at + 12, rows);
        buffer.putLong(at + 16, firstRow);
        buffer.putInt(at + 24, checksum(buffer.array(), at + LENGTH, length));
        buffer.putInt(at + CHECKED, checksum(buffer.array(), at, CHECKED));
    }

    /** Returns the header in a little-endian buffer with an array; null if there is none, or not a right one. */
    static BlockHeader decode(ByteBuffer buffer, int at) {
        if (buffer.getInt(at) != MAGIC || buffer.getInt(at + CHECKED) != checksum(buffer.array(), at, CHECKED)) {
            return null;
        }
        BlockHeader header = new BlockHeader(buffer.getInt(at + 4), buffer.getInt(at + 8), buffer.getInt(at + 12),
                buffer.getLong(at + 16), buffer.getInt(at + 24));
        return header.isRight() ? header : null;
    }

    private boolean isRight() {
        long least = (long) rows * (RowLayout.LENGTH + Integer.BYTES);
        return length >= 0 && length <= MAX_CONTENT && rows >= 0 && least <= length && firstRow >= 0
                && (type == ROWS && rows > 0 || type == ENDPOINTS && rows == 0);
    }

    /** Returns true if this is the content that it was written with. */
    boolean isContent(byte[] bytes, int offset) {
        return checksum(bytes, offset, length) == checksum;
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
