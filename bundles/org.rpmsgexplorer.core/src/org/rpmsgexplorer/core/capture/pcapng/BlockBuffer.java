// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Collects pcapng blocks, little-endian, and writes them whole, many at once. */
final class BlockBuffer {
    private static final int SIZE = 256 * 1024;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private int blockStart;

    BlockBuffer(OutputStream out) {
        this.out = out;
    }

    /** Begins a block that is not longer than this, and returns where its fixed part goes. */
    ByteBuffer begin(int type, int mostBytes) throws IOException {
        if (buffer.remaining() < mostBytes) {
            write();
        }
        blockStart = buffer.position();
        return buffer.putInt(type).putInt(0);
    }

    /** Ends the options and the block, whose length stands at both its ends. */
    void end() {
        option(Format.END_OF_OPTIONS, 0);
        int length = buffer.position() + Integer.BYTES - blockStart;
        buffer.putInt(length);
        buffer.putInt(blockStart + Integer.BYTES, length);
    }

    /** Puts what stands before an option's value. */
    ByteBuffer option(int code, int length) {
        return buffer.putShort((short) code).putShort((short) length);
    }

    void text(int code, String text, int mostChars) {
        byte[] bytes = Texts.bounded(text, mostChars).getBytes(StandardCharsets.UTF_8);
        option(code, bytes.length).put(bytes);
        pad();
    }

    void time(long nanos) {
        buffer.putInt((int) (nanos >>> Integer.SIZE)).putInt((int) nanos);
    }

    void pad() {
        while ((buffer.position() - blockStart) % Integer.BYTES != 0) {
            buffer.put((byte) 0);
        }
    }

    void flush() throws IOException {
        write();
        out.flush();
    }

    private void write() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
