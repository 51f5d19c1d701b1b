// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Received messages and gaps, one behind the other in a byte array: {@value #LAYOUT}, big-endian.
 *
 * <p>Kind 1 is a message and its payload has {@code value} bytes. Kind 2 is a gap: {@code value} messages were lost
 * there, because the agent had no room for them, and no payload follows.
 */
public final class MessageBlock {
    static final String LAYOUT = "u8 kind; u32 endpoint; i64 monotonicNanos; u32 value; u8 payload[]";

    private static final byte MESSAGE = 1;
    private static final byte GAP = 2;
    private static final int ENTRY = 1 + 4 + 8 + 4;

    /** Is told what a block holds, in order. */
    public interface Visitor {
        /**
         * A message.
         *
         * @param monotonicNanos when the agent read it, by the board's CLOCK_MONOTONIC
         * @param block where the payload stands: {@code length} bytes from {@code offset}
         */
        void message(int endpoint, long monotonicNanos, byte[] block, int offset, int length);

        /** A place where {@code count} messages were lost. */
        void gap(int endpoint, long monotonicNanos, long count);
    }

    private MessageBlock() {
    }

    /**
     * Tells a visitor all entries of a block.
     *
     * @throws ProtocolException where the block is not laid out so; the entries before have been told
     */
    public static void read(byte[] block, Visitor visitor) throws ProtocolException {
        ByteBuffer in = ByteBuffer.wrap(block);
        try {
            while (in.hasRemaining()) {
                readEntry(in, visitor);
            }
        } catch (BufferUnderflowException cut) {
            throw new ProtocolException("A block of messages that ends too early", cut);
        }
    }

    private static void readEntry(ByteBuffer in, Visitor visitor) throws ProtocolException {
        byte kind = in.get();
        int endpoint = in.getInt();
        long nanos = in.getLong();
        long value = Integer.toUnsignedLong(in.getInt());
        if (kind == GAP) {
            visitor.gap(endpoint, nanos, value);
        } else if (kind == MESSAGE && value <= in.remaining()) {
            visitor.message(endpoint, nanos, in.array(), in.position(), (int) value);
            in.position(in.position() + (int) value);
        } else {
            throw new ProtocolException("A block of messages with an entry of kind " + kind + " and " + value
                    + " bytes where " + in.remaining() + " are left");
        }
    }

    /** Fills a block of a fixed size, without allocating anything. Not thread-safe. */
    public static final class Builder {
        private final ByteBuffer out;

        /**
         * Creates an empty block.
         *
         * @param capacity in bytes
         */
        public Builder(int capacity) {
            out = ByteBuffer.allocate(capacity);
        }

        /** Returns the array; its first {@link #length()} bytes are the block. */
        public byte[] array() {
            return out.array();
        }

        /** Returns how many bytes the block has. */
        public int length() {
            return out.position();
        }

        /** Makes the block empty. */
        public void clear() {
            out.clear();
        }

        /**
         * Adds a message without its payload, which the caller then copies into {@link #array()}.
         *
         * @return where the payload goes, or -1 where the block has no room left
         */
        public int addMessage(int endpoint, long monotonicNanos, int length) {
            if (out.remaining() - ENTRY < length) {
                return -1;
            }
            out.put(MESSAGE).putInt(endpoint).putLong(monotonicNanos).putInt(length);
            int offset = out.position();
            out.position(offset + length);
            return offset;
        }

        /**
         * Adds a gap.
         *
         * @param count of lost messages, up to 0xFFFFFFFF
         * @return whether there was room
         */
        public boolean addGap(int endpoint, long monotonicNanos, long count) {
            if (out.remaining() < ENTRY) {
                return false;
            }
            out.put(GAP).putInt(endpoint).putLong(monotonicNanos).putInt((int) count);
            return true;
        }
    }
}
