// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;

/**
 * Writes messages as pcapng, the format of Wireshark (draft-ietf-opsawg-pcapng): one section, little-endian, an interface
 * for each endpoint, time stamps in nanoseconds.
 *
 * <p>A packet is a message with rpmsg's own header before it, which the kernel keeps to itself:
 * {@code le32 src, le32 dst, le32 reserved, le16 len, le16 flags}, 16 bytes. An address that is not known is 0xFFFFFFFF. The
 * link type is USER0, 147. Lost messages are counted at the next packet of their endpoint (epb_dropcount) and at the end
 * (isb_ifdrop), with a comment each time.
 *
 * <p>What a capture's row tells beside messages has a time of its own: it is an interface statistics block at its place, with
 * the messages that were lost so far, and {@code [gap]}, {@code [note]} or {@code [lost]} and other markers before its text as a
 * comment. The next packet's comment has the text again, for those who look at packets alone. An interface of its own, named
 * {@code capture}, has what concerns no endpoint. {@link PcapngReader} takes all this back; the board's monotonic time is not
 * written.
 *
 * <p>Blocks are collected and written whole, so that a file that was not closed can be read as far as it goes. Not for
 * several threads at once.
 */
public final class PcapngWriter implements RowSink {
    /** The most characters of a name or a description. */
    static final int MAX_NAME = 1_000;
    /** The most characters of a marker's or a note's text. */
    static final int MAX_TEXT = 4_096;

    private static final int MAX_PAYLOAD = 0xFFFF;
    /** A character is three bytes of UTF-8 at most (four for two of them), and escaping may double what a comment has. */
    private static final int MOST_NAMES = 3 * 2 * 8 * MAX_NAME;
    private static final int MOST_TEXT = 3 * 2 * MAX_TEXT;
    private static final int MOST_FIXED = 256;
    /** 10 to the power of -9 s. */
    private static final byte NANOSECONDS = 9;

    private final OutputStream out;
    private final BlockBuffer blocks;
    private final List<Interface> endpoints = new ArrayList<>();
    private final List<Interface> interfaces = new ArrayList<>();
    private Interface capture;
    private long last;

    /** An endpoint's interface with what is pending for its next packet. */
    private static final class Interface {
        final int number;
        final PendingComment comment = new PendingComment();
        long received;
        long drops;
        long pendingDrops;

        Interface(int number) {
            this.number = number;
        }
    }

    /**
     * Begins a file.
     *
     * @param out is closed with this; needs no buffer of its own
     * @param application what writes it, with its version
     */
    public PcapngWriter(OutputStream out, String application) throws IOException {
        this.out = out;
        this.blocks = new BlockBuffer(out);
        blocks.begin(Format.SECTION, MOST_NAMES).putInt(Format.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0)
                .putLong(-1);
        blocks.text(Format.SECTION_APPLICATION, application, MAX_NAME);
        blocks.end();
    }

    /** Adds an endpoint; its label is shown for its packets. */
    @Override
    public void endpoint(CapturedEndpoint endpoint) throws IOException {
        StringBuilder description = new StringBuilder(endpoint.name());
        add(description, " to ", EndpointComment.format(endpoint.remote()));
        add(description, " on ", endpoint.board());
        add(description, ", ", endpoint.control());
        add(description, ", ", endpoint.way().isEmpty() ? "" : endpoint.way() + " way");
        Interface at = addInterface(endpoint.label(), description.toString(), EndpointComment.of(endpoint));
        endpoints.add(at);
    }

    private static void add(StringBuilder description, String before, String text) {
        if (!text.isEmpty()) {
            description.append(description.isEmpty() ? "" : before).append(text);
        }
    }

    private Interface addInterface(String name, String description, String comment) throws IOException {
        blocks.begin(Format.INTERFACE, MOST_NAMES).putShort((short) Format.LINK_TYPE).putShort((short) 0).putInt(0);
        blocks.text(Format.INTERFACE_NAME, name, MAX_NAME);
        blocks.text(Format.INTERFACE_DESCRIPTION, description, MAX_NAME);
        blocks.option(Format.INTERFACE_RESOLUTION, 1).put(NANOSECONDS);
        blocks.pad();
        if (!comment.isEmpty()) {
            blocks.text(Format.COMMENT, comment, comment.length());
        }
        blocks.end();
        Interface added = new Interface(interfaces.size());
        interfaces.add(added);
        return added;
    }

    @Override
    public void row(Row row) throws IOException {
        Interface at = row.endpoint() == Row.NO_ENDPOINT ? capture() : endpoints.get(row.endpoint());
        long time = Math.max(0, row.time());
        switch (row.kind()) {
            case MESSAGE -> {
                boolean inbound = row.direction() == Direction.RECEIVED;
                at.received += inbound ? 1 : 0;
                packet(at, inbound ? Format.INBOUND : Format.OUTBOUND, (int) row.source(), (int) row.destination(), time,
                        row.payload());
            }
            case GAP -> {
                at.drops += row.count();
                at.pendingDrops += row.count();
                event(at, time, EventComment.GAP, PendingComment.lost(row.count()));
            }
            case MARKER -> event(at, time, row.marker().toString(), row.text());
            case NOTE -> event(at, time, EventComment.NOTE, row.text());
            default -> throw new IllegalArgumentException("A row of the kind " + row.kind());
        }
    }

    private Interface capture() throws IOException {
        if (capture == null) {
            capture = addInterface("capture", "What concerns the capture as a whole", EndpointComment.CAPTURE);
        }
        return capture;
    }

    private void event(Interface at, long time, String word, String text) throws IOException {
        String comment = EventComment.of(word, Texts.bounded(text, MAX_TEXT));
        blocks.begin(Format.STATISTICS, MOST_TEXT + MOST_FIXED).putInt(at.number);
        blocks.time(time);
        blocks.text(Format.COMMENT, comment, comment.length());
        blocks.option(Format.STATISTICS_DROPS, Long.BYTES).putLong(at.drops);
        blocks.end();
        if (at != capture) {
            at.comment.add(comment);
        }
        last = time;
    }

    private void packet(Interface at, int direction, int source, int destination, long time, ByteBuffer payload)
            throws IOException {
        int whole = payload.remaining();
        int length = Math.min(whole, MAX_PAYLOAD);
        ByteBuffer block = blocks.begin(Format.PACKET, length + MOST_TEXT + MOST_FIXED).putInt(at.number);
        blocks.time(time);
        block.putInt(Format.HEADER + length).putInt(Format.HEADER + whole);
        block.putInt(source).putInt(destination).putInt(0).putShort((short) length).putShort((short) 0);
        block.put(length == whole ? payload : payload.slice(payload.position(), length));
        blocks.pad();
        blocks.option(Format.PACKET_FLAGS, Integer.BYTES).putInt(direction);
        if (at.pendingDrops > 0) {
            blocks.option(Format.PACKET_DROPS, Long.BYTES).putLong(at.pendingDrops);
            at.pendingDrops = 0;
        }
        comment(at);
        blocks.end();
        last = time;
    }

    private void comment(Interface at) {
        String text = at.comment.take();
        if (!text.isEmpty()) {
            blocks.text(Format.COMMENT, text, MAX_TEXT);
        }
    }

    private void statistics(Interface at) throws IOException {
        blocks.begin(Format.STATISTICS, MOST_TEXT + MOST_FIXED).putInt(at.number);
        blocks.time(last);
        comment(at);
        blocks.option(Format.STATISTICS_RECEIVED, Long.BYTES).putLong(at.received);
        blocks.option(Format.STATISTICS_DROPS, Long.BYTES).putLong(at.drops);
        blocks.end();
    }

    /** Writes what has been collected. */
    @Override
    public void flush() throws IOException {
        blocks.flush();
    }

    /** Ends the file with what was received and lost by each endpoint. */
    @Override
    public void close() throws IOException {
        try (out) {
            for (Interface at : interfaces) {
                statistics(at);
            }
            flush();
        }
    }
}
