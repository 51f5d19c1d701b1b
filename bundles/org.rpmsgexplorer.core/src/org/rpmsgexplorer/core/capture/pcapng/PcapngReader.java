// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.ReusedRow;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.pcapng.Interfaces.Interface;

/**
 * Reads pcapng files (draft-ietf-opsawg-pcapng): what {@link PcapngWriter} wrote comes back as it was, but for the board's
 * monotonic time; of what others wrote, the packets of link type USER0 that begin with rpmsg's 16-byte header.
 *
 * <p>Any byte order, any number of sections and interfaces, packets of all three kinds. An interface with the same name,
 * description and addresses as in an earlier section is the same endpoint. Comments at packets and statistics are notes. Lost
 * packets that an interface has counted are gaps. Without a direction, a message is sent if its source is the endpoint's own
 * address, and else received. A simple packet block has no time: it has that of the packet before.
 *
 * <p>Nothing in a file is believed: whatever is wrong with it is a {@link CaptureException}. A file that breaks off is read as
 * far as it goes, and the report says so. For one file and one thread.
 */
public final class PcapngReader {
    private static final int PACKET_FIXED = 20;
    private static final int SIMPLE_FIXED = 4;
    private static final int STATISTICS_FIXED = 12;
    private static final int SECTION_FIXED = 12;
    private static final int UNKNOWN_DROPS = 0xFFFF;
    private static final long PROGRESS_MASK = 0x3FFF;

    private final BlockReader blocks;
    private final RowSink sink;
    private final Options options;
    private final Interfaces interfaces;
    private final ReusedRow row = new ReusedRow();
    private final byte[] header = new byte[Format.HEADER];
    private final ByteBuffer rpmsg = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    private long lastTime;
    private long messages;
    private long shortened;
    private long otherLinks;
    private long noHeader;

    private PcapngReader(InputStream in, String name, RowSink sink) {
        this.blocks = new BlockReader(in, name);
        this.sink = sink;
        this.options = new Options(blocks);
        this.interfaces = new Interfaces(blocks, options, sink);
    }

    /**
     * Reads a file to its end, or until that is not wanted any more.
     *
     * @param in needs a buffer of its own; not closed
     * @param name the file's name, for messages
     * @param size the file's length in bytes for the progress; 0 where it is not known
     * @param sink takes all endpoints and rows; not closed
     * @return what was taken, all of it unless the progress is cancelled
     * @throws CaptureException if the file is not pcapng or is damaged; the sink then has what stands before
     * @throws IOException if the file cannot be read, or whatever the sink throws
     */
    public static PcapngReport read(InputStream in, String name, long size, RowSink sink, Progress progress)
            throws IOException {
        return new PcapngReader(in, name, sink).read(size, progress);
    }

    private PcapngReport read(long size, Progress progress) throws IOException {
        long count = 0;
        boolean more = true;
        while (more && blocks.next()) {
            block();
            count++;
            if ((count & PROGRESS_MASK) == 0) {
                progress.part(blocks.position(), Math.max(size, blocks.position()), "bytes");
                more = !progress.isCancelled();
            }
        }
        if (more && blocks.position() == 0) {
            throw blocks.failure("it is empty, not a pcapng file", "");
        }
        boolean cut = more && blocks.isCut();
        return new PcapngReport(row.number() + 1, messages, shortened, otherLinks, noHeader,
                cut ? OptionalLong.of(blocks.start()) : OptionalLong.empty());
    }

    private void block() throws IOException {
        switch (blocks.type()) {
            case Format.SECTION -> section();
            case Format.INTERFACE -> interfaces.add();
            case Format.PACKET -> {
                require(PACKET_FIXED);
                packet(interfaces.get(blocks.body().getInt(0)), 0);
            }
            case Format.OLD_PACKET -> {
                require(PACKET_FIXED);
                int drops = Short.toUnsignedInt(blocks.body().getShort(2));
                packet(interfaces.get(Short.toUnsignedInt(blocks.body().getShort(0))), drops == UNKNOWN_DROPS ? 0 : drops);
            }
            case Format.SIMPLE_PACKET -> simplePacket();
            case Format.STATISTICS -> statistics();
            default -> {
                // Of others, and skipped.
            }
        }
    }

    private void require(int bytes) throws CaptureException {
        if (blocks.body().limit() < bytes) {
            throw blocks.failure("a block of the type " + blocks.type() + " is too short", "");
        }
    }

    private void section() throws CaptureException {
        require(SECTION_FIXED);
        int version = Short.toUnsignedInt(blocks.body().getShort(0));
        if (version != 1) {
            throw blocks.failure("it is pcapng of version " + version + ", and only version 1 can be read", "");
        }
        interfaces.beginSection();
    }

    private void packet(Interface at, int dropsBefore) throws IOException {
        ByteBuffer body = blocks.body();
        long captured = Integer.toUnsignedLong(body.getInt(12));
        long whole = Integer.toUnsignedLong(body.getInt(16));
        if (captured > body.limit() - PACKET_FIXED) {
            throw blocks.failure("a packet of " + captured + " bytes is longer than its block", "");
        }
        if (!at.isRpmsg()) {
            otherLinks++;
            return;
        }
        long time = at.times.nanos((long) body.getInt(4) << Integer.SIZE | Integer.toUnsignedLong(body.getInt(8)));
        lastTime = time;
        int flags = 0;
        long drops = dropsBefore;
        options.from(Math.min(body.limit(), PACKET_FIXED + padded(captured)));
        for (int code = options.next(); code != Format.END_OF_OPTIONS; code = options.next()) {
            switch (code) {
                case Format.PACKET_FLAGS -> flags = options.i32();
                case Format.PACKET_DROPS -> {
                    if (blocks.type() == Format.PACKET) {
                        drops = options.i64();
                    }
                }
                case Format.COMMENT -> comment(at, time, options.text());
                default -> {
                }
            }
        }
        at.pending.take();
        dropped(at, time, drops);
        message(at, time, flags & Format.DIRECTION_MASK, PACKET_FIXED, (int) captured, whole);
    }

    private void simplePacket() throws IOException {
        require(SIMPLE_FIXED);
        Interface at = interfaces.get(0);
        ByteBuffer body = blocks.body();
        long whole = Integer.toUnsignedLong(body.getInt(0));
        long there = body.limit() - SIMPLE_FIXED;
        long captured = at.snapLength == 0 ? whole : Math.min(whole, at.snapLength);
        if (captured > there) {
            throw blocks.failure("a packet of " + captured + " bytes is longer than its block", "");
        }
        if (at.isRpmsg()) {
            message(at, lastTime, 0, SIMPLE_FIXED, (int) captured, whole);
        } else {
            otherLinks++;
        }
    }

    private void message(Interface at, long time, int direction, int offset, int captured, long whole)
            throws IOException {
        if (at.endpoint == Row.NO_ENDPOINT) {
            throw blocks.failure("a message is at the interface that only has what concerns all endpoints", "");
        } else if (captured < Format.HEADER) {
            noHeader++;
            return;
        }
        ByteBuffer body = blocks.body();
        body.get(offset, header);
        long source = address(rpmsg.getInt(0));
        long destination = address(rpmsg.getInt(4));
        int told = Short.toUnsignedInt(rpmsg.getShort(12));
        int there = captured - Format.HEADER;
        int length = Math.min(told, there);
        row.message(at.endpoint, time, Row.UNKNOWN_NANOS, direction(direction, source, at), source, destination);
        row.payload(body, offset + Format.HEADER, length);
        messages++;
        shortened += told > there || whole > captured ? 1 : 0;
        sink.row(row);
    }

    private static Direction direction(int flag, long source, Interface at) {
        return switch (flag) {
            case Format.INBOUND -> Direction.RECEIVED;
            case Format.OUTBOUND -> Direction.SENT;
            default -> at.local.isPresent() && at.local.getAsLong() == source ? Direction.SENT : Direction.RECEIVED;
        };
    }

    private static long address(int wire) {
        long address = Integer.toUnsignedLong(wire);
        return address == Format.UNKNOWN_ADDRESS ? Row.UNKNOWN_ADDRESS : address;
    }

    private static int padded(long length) {
        return (int) ((length + 3) / Integer.BYTES * Integer.BYTES);
    }

    /** A packet's comment is a note, unless it only says again what blocks and options before it have told. */
    private void comment(Interface at, long time, String comment) throws IOException {
        String text = comment.equals(at.pending.take()) ? "" : PendingComment.withoutLost(comment);
        if (!text.isEmpty()) {
            row.note(at.endpoint, time, Row.UNKNOWN_NANOS, text);
            sink.row(row);
        }
    }

    /** Takes a packet's count of those lost before it, as far as statistics did not tell of them already. */
    private void dropped(Interface at, long time, long count) throws IOException {
        if (count > 0) {
            long known = Math.min(count, at.lostAhead);
            at.lostAhead -= known;
            gap(at, time, count - known);
        }
    }

    private void gap(Interface at, long time, long count) throws IOException {
        if (count > 0) {
            at.lost += count;
            row.gap(at.endpoint, time, Row.UNKNOWN_NANOS, count);
            sink.row(row);
        }
    }

    private void statistics() throws IOException {
        require(STATISTICS_FIXED);
        ByteBuffer body = blocks.body();
        Interface at = interfaces.get(body.getInt(0));
        if (!at.isRpmsg()) {
            return;
        }
        long time = at.times.nanos((long) body.getInt(4) << Integer.SIZE | Integer.toUnsignedLong(body.getInt(8)));
        long lost = 0;
        String comment = "";
        boolean closing = false;
        options.from(STATISTICS_FIXED);
        for (int code = options.next(); code != Format.END_OF_OPTIONS; code = options.next()) {
            switch (code) {
                case Format.STATISTICS_DROPS -> lost = options.i64();
                case Format.STATISTICS_RECEIVED -> closing = true;
                case Format.COMMENT -> comment = options.text();
                default -> {
                }
            }
        }
        long newlyLost = lost - at.lost;
        if (newlyLost > 0) {
            at.lostAhead += newlyLost;
            gap(at, time, newlyLost);
        }
        if (closing) {
            comment(at, time, comment);
        } else if (!comment.isEmpty()) {
            event(at, time, comment);
        }
    }

    private void event(Interface at, long time, String comment) throws IOException {
        EventComment event = EventComment.parse(comment);
        if (event.isOwn()) {
            at.pending.add(comment);
            if (event.marker().isPresent()) {
                row.marker(at.endpoint, time, Row.UNKNOWN_NANOS, event.marker().get(), event.text());
                sink.row(row);
            } else if (event.word().equals(EventComment.NOTE)) {
                row.note(at.endpoint, time, Row.UNKNOWN_NANOS, event.text());
                sink.row(row);
            }
        } else {
            comment(at, time, comment);
        }
    }
}
