// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads frames from a stream; see {@link FrameOutput} for the layout.
 *
 * <p>One thread reads. What comes is not trusted: every length is checked before memory is taken.
 */
public final class FrameInput {
    private final DataInputStream in;

    /** Creates a reader; the stream stays its owner's, who closes it. */
    public FrameInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * Waits for the next frame.
     *
     * @return the frame, or null at the end of the stream between two frames
     * @throws ProtocolException where the bytes are no frame of this protocol
     * @throws EOFException where the stream ends within a frame
     */
    public Frame read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < Frame.HEADER || length > Frame.MAX_LENGTH) {
            throw new ProtocolException("A frame of " + Integer.toUnsignedString(length) + " bytes; " + Frame.HEADER
                    + " to " + Frame.MAX_LENGTH + " are possible");
        }
        byte[] content = new byte[length];
        in.readFully(content);
        return parse(content);
    }

    private static Frame parse(byte[] content) throws IOException {
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(content));
        int type = data.readUnsignedByte();
        if (type >= Schema.BODIES.size()) {
            throw new ProtocolException("A frame of the unknown type " + type);
        }
        int id = data.readInt();
        Body body;
        try {
            body = RecordCodec.read(Schema.BODIES.get(type), data);
        } catch (EOFException cut) {
            throw new ProtocolException("A frame of type " + type + " that ends too early", cut);
        }
        if (data.available() > 0) {
            throw new ProtocolException("A frame of type " + type + " with " + data.available() + " bytes too many");
        }
        return new Frame(id, body);
    }
}
