// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.connection.EndpointSpec;

/**
 * Writes messages as pcapng, the format of Wireshark (draft-ietf-opsawg-pcapng): one section, little-endian, an interface
 * for each endpoint, time stamps in nanoseconds.
 *
 * <p>A packet is a message with rpmsg's own header before it, which the kernel keeps to itself:
 * {@code le32 src, le32 dst, le32 reserved, le16 len, le16 flags}, 16 bytes. An address that is not known is 0xFFFFFFFF. The
 * link type is USER0, 147. Lost messages are counted at the next packet of their endpoint (epb_dropcount) and at the end
 * (isb_ifdrop), with a comment each time.
 *
 * <p>Blocks are collected and written whole, so that a file that was not closed can be read as far as it goes. Not for
 * several threads at once.
 */
public final class PcapngWriter implements Closeable, Flushable {
    /** LINKTYPE_USER0. */
    public static final int LINK_TYPE = 147;

    private static final int BUFFER = 256 * 1024;
    private static final int MAX_PAYLOAD = 0xFFFF;
    private static final int MAX_TEXT = 1_000;
    private static final int HEADER = 16;
    private static final long SECOND = 1_000_000_000L;

    private static final int SECTION = 0x0A0D0D0A;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int INTERFACE = 1;
    private static final int STATISTICS = 5;
    private static final int PACKET = 6;
    private static final int COMMENT = 1;
    private static final int SECTION_APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int INTERFACE_DESCRIPTION = 3;
    private static final int INTERFACE_RESOLUTION = 9;
    private static final int PACKET_FLAGS = 2;
    private static final int PACKET_DROPS = 4;
    private static final int STATISTICS_RECEIVED = 4;
    private static final int STATISTICS_DROPS = 5;
    private static final int INBOUND = 1;
    private static final int OUTBOUND = 2;
    /** 10 to the power of -9 s. */
    private static final byte NANOSECONDS = 9;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final List<Interface> interfaces = new ArrayList<>();
    private int blockStart;
    private Instant last = Instant.EPOCH;

    /** An endpoint with what is pending for its next packet. */
    private static final class Interface {
        final int local;
        final int remote;
        long received;
        long drops;
        long pendingDrops;
        String comment = "";

        Interface(int local, int remote) {
            this.local = local;
            this.remote = remote;
        }

        void add(String text) {
            comment = comment.isEmpty() ? text : comment + "\n" + text;
            if (comment.length() > MAX_TEXT) {
                comment = comment.substring(comment.length() - MAX_TEXT);
            }
        }
    }

    /**
     * Begins a file.
     *
     * @param out is closed with this; needs no buffer of its own
     * @param application what writes it, with its version
     */
    public PcapngWriter(OutputStream out, String application) {
        this.out = out;
        begin(SECTION);
        buffer.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        text(SECTION_APPLICATION, application);
        end();
    }

    /**
     * Adds an endpoint.
     *
     * @param name shown for its packets
     * @param description such as its board and way
     * @param local its address; empty where that is not known
     * @param remote the address that it sends to; empty where that is not known
     * @return its number, from 0
     */
    public int addEndpoint(String name, String description, OptionalLong local, OptionalLong remote) throws IOException {
        makeRoom(4 * MAX_TEXT * 2);
        begin(INTERFACE);
        buffer.putShort((short) LINK_TYPE).putShort((short) 0).putInt(0);
        text(INTERFACE_NAME, name);
        text(INTERFACE_DESCRIPTION, description);
        option(INTERFACE_RESOLUTION, 1);
        buffer.put(NANOSECONDS);
        pad();
        end();
        interfaces.add(new Interface(wire(local), wire(remote)));
        return interfaces.size() - 1;
    }

    /** Writes a message that came to an endpoint. */
    public void received(int endpoint, Instant time, byte[] payload) throws IOException {
        Interface at = interfaces.get(endpoint);
        at.received++;
        packet(endpoint, INBOUND, wire(OptionalLong.empty()), at.local, time, payload);
    }

    /** Writes a message that an endpoint has sent. */
    public void sent(int endpoint, Instant time, byte[] payload) throws IOException {
        Interface at = interfaces.get(endpoint);
        packet(endpoint, OUTBOUND, at.local, at.remote, time, payload);
    }

    /** Tells at the endpoint's next packet, or at the end, that so many messages to it were lost. */
    public void lost(int endpoint, long count) {
        Interface at = interfaces.get(endpoint);
        at.drops += count;
        at.pendingDrops += count;
        at.add(count + (count == 1 ? " message was" : " messages were") + " lost before this");
    }

    /** Tells something at the endpoint's next packet, or at the end. */
    public void comment(int endpoint, String text) {
        interfaces.get(endpoint).add(text);
    }

    private void packet(int endpoint, int direction, int source, int destination, Instant time, byte[] payload)
            throws IOException {
        Interface at = interfaces.get(endpoint);
        int length = Math.min(payload.length, MAX_PAYLOAD);
        makeRoom(length + 4 * MAX_TEXT + 128);
        begin(PACKET);
        buffer.putInt(endpoint);
        time(time);
        buffer.putInt(HEADER + length).putInt(HEADER + payload.length);
        buffer.putInt(source).putInt(destination).putInt(0).putShort((short) length).putShort((short) 0);
        buffer.put(payload, 0, length);
        pad();
        option(PACKET_FLAGS, Integer.BYTES);
        buffer.putInt(direction);
        if (at.pendingDrops > 0) {
            option(PACKET_DROPS, Long.BYTES);
            buffer.putLong(at.pendingDrops);
            at.pendingDrops = 0;
        }
        comment(at);
        end();
        last = time;
    }

    private void comment(Interface at) {
        if (!at.comment.isEmpty()) {
            text(COMMENT, at.comment);
            at.comment = "";
        }
    }

    private void statistics(int endpoint) throws IOException {
        Interface at = interfaces.get(endpoint);
        makeRoom(4 * MAX_TEXT + 128);
        begin(STATISTICS);
        buffer.putInt(endpoint);
        time(last);
        comment(at);
        option(STATISTICS_RECEIVED, Long.BYTES);
        buffer.putLong(at.received);
        option(STATISTICS_DROPS, Long.BYTES);
        buffer.putLong(at.drops);
        end();
    }

    private void time(Instant time) {
        long nanos = time.getEpochSecond() * SECOND + time.getNano();
        buffer.putInt((int) (nanos >>> Integer.SIZE)).putInt((int) nanos);
    }

    private static int wire(OptionalLong address) {
        return (int) address.orElse(EndpointSpec.ANY);
    }

    private void begin(int type) {
        blockStart = buffer.position();
        buffer.putInt(type).putInt(0);
    }

    /** Ends the options and the block, whose length stands at both its ends. */
    private void end() {
        option(0, 0);
        int length = buffer.position() + Integer.BYTES - blockStart;
        buffer.putInt(length);
        buffer.putInt(blockStart + Integer.BYTES, length);
    }

    private void option(int code, int length) {
        buffer.putShort((short) code).putShort((short) length);
    }

    private void text(int code, String text) {
        byte[] bytes = text.substring(0, Math.min(text.length(), MAX_TEXT)).getBytes(StandardCharsets.UTF_8);
        option(code, bytes.length);
        buffer.put(bytes);
        pad();
    }

    private void pad() {
        while ((buffer.position() - blockStart) % Integer.BYTES != 0) {
            buffer.put((byte) 0);
        }
    }

    private void makeRoom(int size) throws IOException {
        if (buffer.remaining() < size) {
            write();
        }
    }

    private void write() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Writes what has been collected. */
    @Override
    public void flush() throws IOException {
        write();
        out.flush();
    }

    /** Ends the file with what was received and lost by each endpoint. */
    @Override
    public void close() throws IOException {
        try (out) {
            for (int endpoint = 0; endpoint < interfaces.size(); endpoint++) {
                statistics(endpoint);
            }
            flush();
        }
    }
}
