// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Writes a capture, the only one that does at a time. Rows gather to a block, which is written when it is full or flushed. No
 * object is made for a message.
 *
 * <p>One thread at a time uses it, and that thread also flushes it: when nothing more is there to write for now, and at the latest
 * {@link #MAX_DELAY} after the first row that is not in the file, so that readers see it and a kill costs no more. When a method
 * throws, its row is not in the capture; what came before is kept and written by the next call if that can.
 */
public final class CaptureWriter implements AutoCloseable {
    /** How long a row may wait for its block to be written. */
    public static final Duration MAX_DELAY = Duration.ofMillis(200);
    /** The longest payload in bytes. */
    public static final int MAX_PAYLOAD = RowLayout.MAX_PAYLOAD;

    private static final int BLOCK = 64 * 1024;
    private static final int LARGEST_ROW = RowLayout.LENGTH + MAX_PAYLOAD + Integer.BYTES;
    private static final int MAX_ROWS = BLOCK / RowLayout.LENGTH + 1;

    private final Path path;
    private final WriterLock lock;
    private final RandomAccessFile file;
    private final long cutBytes;
    private final List<CapturedEndpoint> endpoints;
    private final byte[] bytes = new byte[BlockHeader.LENGTH + BLOCK + LARGEST_ROW];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final int[] offsets = new int[MAX_ROWS];
    private long endpointBytes;
    private int gathered;
    private long written;
    private long end;
    /** Whether a part of a block may be behind the end. */
    private boolean torn;

    private CaptureWriter(Path path, WriterLock lock, RandomAccessFile file, BlockIndex index, long cutBytes) {
        this.path = path;
        this.lock = lock;
        this.file = file;
        this.cutBytes = cutBytes;
        endpoints = new ArrayList<>(index.endpoints());
        endpointBytes = index.endpointBytes();
        written = index.rows();
        end = index.end();
        buffer.position(BlockHeader.LENGTH);
    }

    /**
     * Begins a capture.
     *
     * @param path a file that is not there yet
     * @param origin what makes it and where from, for people
     */
    public static CaptureWriter create(Path path, String origin) throws CaptureException {
        return locked(path, lock -> begin(path, lock, origin));
    }

    /** Begins a capture in the place of a file that may be there; refuses one that somebody is writing. */
    public static CaptureWriter replace(Path path, String origin) throws CaptureException {
        return locked(path, lock -> {
            // A link stays one; the lock is beside what it leads to.
            Path real = Files.exists(path) ? path.toRealPath() : path;
            Files.deleteIfExists(real);
            return begin(real, lock, origin);
        });
    }

    private static CaptureWriter begin(Path path, WriterLock lock, String origin) throws IOException {
        Instant now = Instant.now();
        long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        byte[] header = FileHeader.encode(UUID.randomUUID(), nanos, origin);
        Files.createFile(path);
        try {
            RandomAccessFile file = open(path);
            try {
                file.write(header);
                return new CaptureWriter(path, lock, file, BlockIndex.empty(header.length), 0);
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            // Half a header is no capture, and would be in the way of the next attempt.
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Goes on with a capture: behind its last whole block; the torn end of a writer that was killed is cut off. */
    public static CaptureWriter append(Path path) throws CaptureException {
        return locked(path, lock -> {
            try (Capture capture = Capture.open(path)) {
                capture.refuseDamage();
                RandomAccessFile file = open(path);
                CaptureWriter writer = new CaptureWriter(path, lock, file, capture.index(), capture.ignoredBytes());
                try {
                    file.setLength(capture.index().end());
                    return writer;
                } catch (IOException e) {
                    file.close();
                    throw e;
                }
            }
        });
    }

    /** What is done under the lock. */
    private interface Opening {
        CaptureWriter open(WriterLock lock) throws IOException;
    }

    private static CaptureWriter locked(Path path, Opening opening) throws CaptureException {
        WriterLock lock = WriterLock.take(path);
        CaptureWriter writer = null;
        try {
            writer = opening.open(lock);
            return writer;
        } catch (FileAlreadyExistsException e) {
            throw new CaptureException("The capture " + path + " is there already", "Append to it, or write to another file.",
                    e);
        } catch (IOException e) {
            throw CaptureException.unwritable(path, e);
        } finally {
            if (writer == null) {
                release(path, lock);
            }
        }
    }

    private static void release(Path path, WriterLock lock) throws CaptureException {
        try {
            lock.close();
        } catch (IOException e) {
            throw CaptureException.unwritable(path, e);
        }
    }

    private static RandomAccessFile open(Path path) throws IOException {
        // No FileChannel: an interrupt would close that one in the middle of a block.
        return new RandomAccessFile(path.toFile(), "rw");
    }

    /** Returns how many bytes of a torn end were cut off when this was opened. */
    public long cutBytes() {
        return cutBytes;
    }

    /** Returns how many rows the capture has, with those that are not in the file yet. */
    public long rows() {
        return written + gathered;
    }

    /** Returns true if there are rows that are not in the file yet. */
    public boolean isWaiting() {
        return gathered > 0;
    }

    /** Returns the capture's endpoints by their numbers; immutable. */
    public List<CapturedEndpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /**
     * Adds an endpoint; it is in the file at once, and so are all rows before.
     *
     * @return its number
     */
    public int addEndpoint(CapturedEndpoint endpoint) throws CaptureException {
        byte[] content = EndpointLayout.encode(endpoint);
        if (endpoints.size() == EndpointLayout.MAX_ENDPOINTS
                || endpointBytes + content.length > EndpointLayout.MAX_BYTES) {
            throw new CaptureException("The capture " + path + " has " + endpoints.size() + " endpoints, the most it can have",
                    "Write to another file.", null);
        }
        flush();
        buffer.put(content);
        try {
            write(BlockHeader.ENDPOINTS, content.length, 0);
        } finally {
            buffer.position(BlockHeader.LENGTH);
        }
        endpoints.add(endpoint);
        endpointBytes += content.length;
        return endpoints.size() - 1;
    }

    /**
     * Writes a message.
     *
     * @param endpoint its endpoint's number
     * @param time the board's time of day, nanoseconds since 1970
     * @param boardNanos the board's CLOCK_MONOTONIC, or {@link Row#UNKNOWN_NANOS}
     * @param source 0 to 0xFFFFFFFF, or {@link Row#UNKNOWN_ADDRESS}
     * @param destination the same
     * @param payload up to {@link #MAX_PAYLOAD} bytes remaining; its position does not change
     */
    public void message(int endpoint, Direction direction, long time, long boardNanos, long source, long destination,
            ByteBuffer payload) throws CaptureException {
        if (endpoint == Row.NO_ENDPOINT) {
            throw new IllegalArgumentException("A message has an endpoint.");
        }
        int length = payload.remaining();
        if (length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("A payload of " + length + " bytes is longer than " + MAX_PAYLOAD + ".");
        }
        begin(Row.Kind.MESSAGE, direction.ordinal(), endpoint, time, boardNanos, length);
        int start = buffer.position() - RowLayout.LENGTH;
        address(start, RowLayout.SOURCE, RowLayout.SOURCE_KNOWN, source);
        address(start, RowLayout.DESTINATION, RowLayout.DESTINATION_KNOWN, destination);
        buffer.put(buffer.position(), payload, payload.position(), length);
        buffer.position(buffer.position() + length);
    }

    /** Writes that so many messages, at least 1, are missing here; no endpoint means that nobody knows of which. */
    public void gap(int endpoint, long time, long boardNanos, long count) throws CaptureException {
        if (count < 1) {
            throw new IllegalArgumentException("A gap of " + count + " messages is none.");
        }
        begin(Row.Kind.GAP, 0, endpoint, time, boardNanos, Long.BYTES);
        buffer.putLong(count);
    }

    /** Writes what has happened to an endpoint, or to all; a text that is longer than 4096 bytes is cut. */
    public void marker(int endpoint, MarkerKind kind, long time, long boardNanos, String text) throws CaptureException {
        text(Row.Kind.MARKER, kind.ordinal(), endpoint, time, boardNanos, text);
    }

    /** Writes what a user has to say about an endpoint, or about all; a text that is longer than 4096 bytes is cut. */
    public void note(int endpoint, long time, long boardNanos, String text) throws CaptureException {
        text(Row.Kind.NOTE, 0, endpoint, time, boardNanos, text);
    }

    /** Writes a row of another capture, with the number that its endpoint has in this one. */
    public void copy(Row row, int endpoint) throws CaptureException {
        switch (row.kind()) {
            case MESSAGE -> message(endpoint, row.direction(), row.time(), row.boardNanos(), row.source(), row.destination(),
                    row.payload());
            case GAP -> gap(endpoint, row.time(), row.boardNanos(), row.count());
            case MARKER -> marker(endpoint, row.marker(), row.time(), row.boardNanos(), row.text());
            case NOTE -> note(endpoint, row.time(), row.boardNanos(), row.text());
        }
    }

    private void text(Row.Kind kind, int detail, int endpoint, long time, long boardNanos, String text)
            throws CaptureException {
        byte[] encoded = Texts.encode(text);
        begin(kind, detail, endpoint, time, boardNanos, encoded.length);
        buffer.put(encoded);
    }

    private void begin(Row.Kind kind, int detail, int endpoint, long time, long boardNanos, int length)
            throws CaptureException {
        if (endpoint < Row.NO_ENDPOINT || endpoint >= endpoints.size()) {
            throw new IllegalArgumentException("There is no endpoint " + endpoint + " among " + endpoints.size() + ".");
        }
        int size = buffer.position() - BlockHeader.LENGTH + RowLayout.LENGTH + length + (gathered + 1) * Integer.BYTES;
        if (gathered > 0 && size > BLOCK) {
            flush();
        }
        offsets[gathered++] = buffer.position() - BlockHeader.LENGTH;
        boolean timed = boardNanos != Row.UNKNOWN_NANOS;
        buffer.put((byte) kind.ordinal()).put((byte) detail);
        buffer.putShort((short) (timed ? RowLayout.BOARD_NANOS_KNOWN : 0));
        buffer.putShort((short) endpoint).putShort((short) 0).putInt(length).putLong(0);
        buffer.putLong(time).putLong(timed ? boardNanos : 0);
    }

    private void address(int row, int field, int flag, long address) {
        if (address != Row.UNKNOWN_ADDRESS) {
            buffer.putInt(row + field, (int) address);
            buffer.put(row + RowLayout.FLAGS, (byte) (buffer.get(row + RowLayout.FLAGS) | flag));
        }
    }

    /** Writes what has gathered to the file. It is not forced to the disk: a kill loses nothing of it, a power cut may. */
    public void flush() throws CaptureException {
        if (gathered == 0) {
            return;
        }
        int rowsEnd = buffer.position();
        for (int row = 0; row < gathered; row++) {
            buffer.putInt(rowsEnd + row * Integer.BYTES, offsets[row]);
        }
        write(BlockHeader.ROWS, rowsEnd - BlockHeader.LENGTH + gathered * Integer.BYTES, gathered);
        written += gathered;
        gathered = 0;
        buffer.position(BlockHeader.LENGTH);
    }

    private void write(int type, int length, int rows) throws CaptureException {
        BlockHeader.encode(buffer, 0, type, length, rows, written);
        try {
            cutTorn();
            if (file.length() != end) {
                throw new CaptureException("The capture " + path + " was changed by another program",
                        "Write to another file.", null);
            }
            torn = true;
            file.seek(end);
            file.write(bytes, 0, BlockHeader.LENGTH + length);
            torn = false;
        } catch (IOException e) {
            try {
                cutTorn();
            } catch (IOException second) {
                // Then it is cut before the next attempt.
                e.addSuppressed(second);
            }
            throw CaptureException.unwritable(path, e);
        }
        end += BlockHeader.LENGTH + length;
    }

    /** Cuts off what has come of a block that failed, so that it is not in the way of the next attempt. */
    private void cutTorn() throws IOException {
        if (torn) {
            file.setLength(end);
            torn = false;
        }
    }

    /** Writes what has gathered, and lets others write. To close it again does nothing. */
    @Override
    public void close() throws CaptureException {
        if (!file.getChannel().isOpen()) {
            return;
        }
        try (lock; file) {
            flush();
        } catch (IOException e) {
            throw CaptureException.unwritable(path, e);
        }
    }
}
