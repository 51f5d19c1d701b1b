// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import org.rpmsgexplorer.linux.FileDescriptor;

/**
 * One message of vhost-user (QEMU's {@code docs/interop/vhost-user.rst}).
 *
 * <p>Layout in the byte order of the machine: {@code u32 request; u32 flags; u32 size;} and {@code size} bytes of
 * payload. Descriptors that nobody takes are closed with the message.
 *
 * @param payload positioned at its start
 */
record VhostUserMessage(int request, int flags, ByteBuffer payload, List<FileDescriptor> descriptors)
        implements AutoCloseable {
    static final int HEADER_SIZE = 12;
    /** Longest payload that is accepted: the table of eight regions and any configuration space are shorter. */
    static final int MAX_PAYLOAD = 512;

    static final int GET_FEATURES = 1;
    static final int SET_FEATURES = 2;
    static final int SET_OWNER = 3;
    static final int RESET_OWNER = 4;
    static final int SET_MEM_TABLE = 5;
    static final int SET_VRING_NUM = 8;
    static final int SET_VRING_ADDR = 9;
    static final int SET_VRING_BASE = 10;
    static final int GET_VRING_BASE = 11;
    static final int SET_VRING_KICK = 12;
    static final int SET_VRING_CALL = 13;
    static final int SET_VRING_ERR = 14;
    static final int GET_PROTOCOL_FEATURES = 15;
    static final int SET_PROTOCOL_FEATURES = 16;
    static final int GET_QUEUE_NUM = 17;
    static final int SET_VRING_ENABLE = 18;
    static final int SET_BACKEND_REQ_FD = 21;
    static final int GET_CONFIG = 24;
    static final int SET_CONFIG = 25;

    private static final int VERSION = 1;
    private static final int VERSION_MASK = 3;
    private static final int FLAG_REPLY = 4;
    private static final int FLAG_NEED_REPLY = 8;

    /** Returns the payload's length that a header announces, checked. */
    static int payloadLength(ByteBuffer header) throws FrontEndException {
        int flags = header.getInt(4);
        if ((flags & VERSION_MASK) != VERSION || (flags & FLAG_REPLY) != 0) {
            throw new FrontEndException(String.format("Not a request of vhost-user version 1: flags 0x%x", flags));
        }
        int length = header.getInt(8);
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new FrontEndException("Request " + header.getInt(0) + " has a payload of "
                    + Integer.toUnsignedString(length) + " bytes, more than " + MAX_PAYLOAD);
        }
        return length;
    }

    boolean needsReply() {
        return (flags & FLAG_NEED_REPLY) != 0;
    }

    /** Requires a payload of at least this many bytes. */
    VhostUserMessage require(int length) throws FrontEndException {
        if (payload.limit() < length) {
            throw new FrontEndException("Request " + request + " has a payload of " + payload.limit()
                    + " bytes, less than " + length);
        }
        return this;
    }

    /** Returns the only descriptor; it belongs to the caller then. */
    FileDescriptor takeDescriptor() throws FrontEndException {
        if (descriptors.size() != 1) {
            throw new FrontEndException("Request " + request + " came with " + descriptors.size()
                    + " descriptors instead of one");
        }
        return descriptors.remove(0);
    }

    /** Encodes the answer to this message with a payload of one u64. */
    byte[] reply(long value) {
        return reply(ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(0, value).array());
    }

    /** Encodes the answer to this message. */
    byte[] reply(byte[] answer) {
        return ByteBuffer.allocate(HEADER_SIZE + answer.length).order(ByteOrder.nativeOrder())
                .putInt(request).putInt(VERSION | FLAG_REPLY).putInt(answer.length).put(answer).array();
    }

    @Override
    public void close() {
        descriptors.forEach(FileDescriptor::close);
    }
}
