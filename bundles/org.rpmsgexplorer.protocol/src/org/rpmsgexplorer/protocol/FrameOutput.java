// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes frames to a stream: {@code u32 length; u8 type; u32 id; body}, big-endian, the length without itself.
 *
 * <p>Any thread may write; a frame is written whole and flushed. A write waits where the stream does.
 */
public final class FrameOutput {
    private static final int LENGTH_FIELD = 4;
    private static final int PREFIX = LENGTH_FIELD + Frame.HEADER;

    private final OutputStream out;
    private final byte[] prefix = new byte[PREFIX + 4];

    /** Creates a writer; the stream stays its owner's, who closes it. */
    public FrameOutput(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes one frame.
     *
     * @throws IllegalArgumentException where the frame is larger than {@link Frame#MAX_LENGTH}
     */
    public void write(Frame frame) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(0);
        data.writeByte(typeOf(frame.body().getClass()));
        data.writeInt(frame.id());
        RecordCodec.write((Record) frame.body(), data);
        byte[] whole = bytes.toByteArray();
        ByteBuffer.wrap(whole).putInt(0, requirePossible(whole.length - LENGTH_FIELD));
        synchronized (this) {
            out.write(whole);
            out.flush();
        }
    }

    /**
     * Writes an {@link Event.Messages} whose block is the first bytes of an array, without copying them.
     *
     * @throws IllegalArgumentException where the frame is larger than {@link Frame#MAX_LENGTH}
     */
    public synchronized void writeMessages(byte[] block, int length) throws IOException {
        ByteBuffer.wrap(prefix).putInt(requirePossible(Frame.HEADER + 4 + length))
                .put((byte) typeOf(Event.Messages.class)).putInt(Frame.EVENT_ID).putInt(length);
        out.write(prefix);
        out.write(block, 0, length);
        out.flush();
    }

    private static int requirePossible(int length) {
        if (length > Frame.MAX_LENGTH) {
            throw new IllegalArgumentException("A frame of " + length + " bytes; at most " + Frame.MAX_LENGTH
                    + " are possible");
        }
        return length;
    }

    private static int typeOf(Class<?> body) {
        return Schema.BODIES.indexOf(body);
    }
}
