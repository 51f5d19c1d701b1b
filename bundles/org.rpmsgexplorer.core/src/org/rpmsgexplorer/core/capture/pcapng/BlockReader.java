// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.rpmsgexplorer.core.capture.CaptureException;

/**
 * Reads a pcapng file block by block, in the byte order of each section. Takes no more memory than the longest block that is
 * there, 16 MiB at most; longer ones can be skipped only.
 */
final class BlockReader {
    private static final int AROUND = 12;
    private static final int MAX_BODY = 16 * 1024 * 1024;
    private static final int SKIP_BUFFER = 64 * 1024;
    private static final int PCAP_MICROSECONDS = 0xA1B2C3D4;
    private static final int PCAP_NANOSECONDS = 0xA1B23C4D;

    private final InputStream in;
    private final String name;
    private final byte[] word = new byte[Integer.BYTES];
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private byte[] bytes = new byte[SKIP_BUFFER];
    private ByteBuffer body = ByteBuffer.wrap(bytes);
    private long start;
    private long position;
    private int type;

    /** The file breaks off. */
    private static final class EndOfFile extends Exception {
        private static final long serialVersionUID = 1L;

        EndOfFile() {
            super(null, null, false, false);
        }
    }

    BlockReader(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /**
     * Goes on to the next block; of a type that this package does not read, there is no body.
     *
     * @return whether there is one; {@link #isCut()} then says whether the file ends between blocks
     */
    boolean next() throws IOException {
        try {
            start = position;
            int first = in.read(word, 0, 1);
            if (first < 0) {
                return false;
            }
            position++;
            readFully(word, 1, Integer.BYTES - 1);
            if (start == 0) {
                checkBegin();
            }
            type = ByteBuffer.wrap(word).order(order).getInt();
            block();
            return true;
        } catch (EndOfFile cut) {
            if (start == 0) {
                throw failure("it ends within its first block", "The file is not whole. Copy it again.");
            }
            return false;
        }
    }

    /** Reads the rest of a block, or skips it. */
    private void block() throws IOException, EndOfFile {
        readFully(word, 0, Integer.BYTES);
        int before = 0;
        if (type == Format.SECTION) {
            byte[] lengthAsItIs = word.clone();
            readFully(word, 0, Integer.BYTES);
            order = order();
            System.arraycopy(lengthAsItIs, 0, word, 0, Integer.BYTES);
            before = Integer.BYTES;
        }
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(word).order(order).getInt());
        long rest = length - AROUND - before;
        if (rest < 0 || length % Integer.BYTES != 0) {
            throw failure("a block cannot be " + length + " bytes long", "");
        }
        boolean wanted = switch (type) {
            case Format.SECTION, Format.INTERFACE, Format.OLD_PACKET, Format.SIMPLE_PACKET, Format.STATISTICS, Format.PACKET ->
                true;
            default -> false;
        };
        if (wanted) {
            read(rest);
        } else {
            body.clear().limit(0);
            skip(rest);
        }
        readFully(word, 0, Integer.BYTES);
        if (Integer.toUnsignedLong(ByteBuffer.wrap(word).order(order).getInt()) != length) {
            throw failure("the length of a block, " + length + " bytes, is another one at its end", "");
        }
    }

    private void checkBegin() throws CaptureException {
        if (ByteBuffer.wrap(word).getInt() == Format.SECTION) {
            return;
        }
        for (ByteOrder each : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            int magic = ByteBuffer.wrap(word).order(each).getInt();
            if (magic == PCAP_MICROSECONDS || magic == PCAP_NANOSECONDS) {
                throw failure("it is a pcap file, not a pcapng file",
                        "Convert it: editcap -F pcapng OLD NEW (editcap comes with Wireshark).");
            }
        }
        throw failure("it is not a pcapng file", "Wireshark saves pcapng unless told otherwise.");
    }

    private ByteOrder order() throws CaptureException {
        if (ByteBuffer.wrap(word).getInt() == Format.BYTE_ORDER_MAGIC) {
            return ByteOrder.BIG_ENDIAN;
        }
        if (ByteBuffer.wrap(word).order(ByteOrder.LITTLE_ENDIAN).getInt() == Format.BYTE_ORDER_MAGIC) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        throw failure("a section has no byte order", "");
    }

    private void read(long rest) throws IOException, EndOfFile {
        if (rest > MAX_BODY) {
            throw failure("a block of " + rest + " bytes is too long", "");
        }
        int length = (int) rest;
        if (length > bytes.length) {
            // Grows with what comes, so that a length alone takes no memory.
            byte[] longer = in.readNBytes(length);
            position += longer.length;
            if (longer.length < length) {
                throw new EndOfFile();
            }
            bytes = longer;
        } else {
            readFully(bytes, 0, length);
        }
        if (body.array() != bytes) {
            body = ByteBuffer.wrap(bytes);
        }
        body.clear().limit(length).order(order);
    }

    private void skip(long rest) throws IOException, EndOfFile {
        for (long left = rest; left > 0;) {
            int part = (int) Math.min(left, bytes.length);
            readFully(bytes, 0, part);
            left -= part;
        }
    }

    private void readFully(byte[] target, int offset, int length) throws IOException, EndOfFile {
        int count = in.readNBytes(target, offset, length);
        position += count;
        if (count < length) {
            throw new EndOfFile();
        }
    }

    int type() {
        return type;
    }

    /** Returns what stands between the block's lengths (in a section's header, behind its magic), in the section's order. */
    ByteBuffer body() {
        return body;
    }

    /** Returns whether the file broke off within a block. */
    boolean isCut() {
        return position != start;
    }

    /** Returns where the current block begins. */
    long start() {
        return start;
    }

    long position() {
        return position;
    }

    /** Returns an exception that names the current block's place. */
    CaptureException failure(String what, String hint) {
        return new CaptureException("Cannot read " + name + ": " + what + " (in the block at byte " + start + ")", hint, null);
    }
}
