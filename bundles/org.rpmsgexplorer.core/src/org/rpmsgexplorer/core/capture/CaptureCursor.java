// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Goes over the rows of a capture, one at a time. It keeps one block. Before it stands on a row, what a {@link Row} tells must
 * not be asked. For one thread at a time; of no use once its capture is closed.
 */
public final class CaptureCursor implements Row {
    private static final int FIRST_SIZE = 64 * 1024 + 256;

    private final Capture capture;
    private byte[] bytes = new byte[FIRST_SIZE];
    private ByteBuffer buffer;
    /** The block's content, a buffer of its own: offsets in the file count from its beginning. */
    private ByteBuffer content;
    private int block = -1;
    private long firstRow;
    private int rows;
    private int table;
    private long number = -1;
    private int at;

    CaptureCursor(Capture capture) {
        this.capture = capture;
        wrap();
    }

    private void wrap() {
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        content = buffer.slice(BlockHeader.LENGTH, bytes.length - BlockHeader.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Moves to a row.
     *
     * @param row 0 to {@link Capture#rows()} - 1
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws CaptureException if its block is damaged or cannot be read; it can be moved elsewhere, and must be before it is
     *         asked anything
     */
    public void seek(long row) throws CaptureException {
        if (block < 0 || row < firstRow || row - firstRow >= rows) {
            BlockIndex index = capture.index();
            if (row < 0 || row >= index.rows()) {
                throw new IndexOutOfBoundsException("row " + row + " of " + index.rows());
            }
            boolean follows = block >= 0 && row == firstRow + rows;
            load(index, follows ? block + 1 : index.blockOf(row));
        }
        number = row;
        at = content.getInt(table + (int) (row - firstRow) * Integer.BYTES);
    }

    /** Moves to the next row, at first to row 0; returns false, and stays, if there is none or none yet. */
    public boolean next() throws CaptureException {
        if (number + 1 >= firstRow + rows && number + 1 >= capture.rows()) {
            return false;
        }
        seek(number + 1);
        return true;
    }

    /** Moves to the row before; returns false, and stays, if there is none. */
    public boolean previous() throws CaptureException {
        if (number <= 0) {
            return false;
        }
        seek(number - 1);
        return true;
    }

    private void load(BlockIndex index, int wanted) throws CaptureException {
        int length = index.lengths()[wanted];
        int size = BlockHeader.LENGTH + length;
        block = -1;
        rows = 0;
        if (bytes.length < size) {
            bytes = new byte[size];
            wrap();
        }
        long position = index.positions()[wanted];
        BlockHeader header = capture.file().read(position, bytes, size) < size ? null : BlockHeader.decode(buffer, 0);
        if (header == null || header.length() != length || header.firstRow() != index.firstRows()[wanted]
                || !header.isContent(bytes, BlockHeader.LENGTH)
                || !RowLayout.isRight(content, length, header.rows(), index.endpoints().size())) {
            throw new CaptureException("The capture " + capture.path() + " is damaged: the block at byte " + position
                    + ", from row " + index.firstRows()[wanted] + " on, is not what was written", "", null);
        }
        block = wanted;
        firstRow = header.firstRow();
        rows = header.rows();
        table = length - rows * Integer.BYTES;
    }

    /** Returns the capture that it goes over. */
    public Capture capture() {
        return capture;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Kind kind() {
        return RowLayout.KINDS[content.get(at + RowLayout.KIND)];
    }

    private boolean isMessage() {
        return content.get(at + RowLayout.KIND) == 0;
    }

    @Override
    public int endpoint() {
        int endpoint = Short.toUnsignedInt(content.getShort(at + RowLayout.ENDPOINT));
        return endpoint == RowLayout.NO_ENDPOINT ? NO_ENDPOINT : endpoint;
    }

    @Override
    public long time() {
        return content.getLong(at + RowLayout.TIME);
    }

    @Override
    public long boardNanos() {
        return has(RowLayout.BOARD_NANOS_KNOWN) ? content.getLong(at + RowLayout.BOARD_NANOS) : UNKNOWN_NANOS;
    }

    @Override
    public Direction direction() {
        return isMessage() ? RowLayout.DIRECTIONS[content.get(at + RowLayout.DETAIL)] : null;
    }

    @Override
    public long source() {
        return has(RowLayout.SOURCE_KNOWN) ? address(RowLayout.SOURCE) : UNKNOWN_ADDRESS;
    }

    @Override
    public long destination() {
        return has(RowLayout.DESTINATION_KNOWN) ? address(RowLayout.DESTINATION) : UNKNOWN_ADDRESS;
    }

    private boolean has(int flag) {
        return (content.get(at + RowLayout.FLAGS) & flag) != 0;
    }

    private long address(int field) {
        return Integer.toUnsignedLong(content.getInt(at + field));
    }

    private int dataLength() {
        return content.getInt(at + RowLayout.DATA_LENGTH);
    }

    @Override
    public int length() {
        return isMessage() ? dataLength() : 0;
    }

    @Override
    public byte at(int index) {
        if (index < 0 || index >= length()) {
            throw new IndexOutOfBoundsException("byte " + index + " of " + length());
        }
        return content.get(at + RowLayout.LENGTH + index);
    }

    @Override
    public ByteBuffer payload() {
        return content.slice(at + RowLayout.LENGTH, length()).asReadOnlyBuffer();
    }

    @Override
    public void copyPayload(byte[] target) {
        content.get(at + RowLayout.LENGTH, target, 0, length());
    }

    @Override
    public long count() {
        return switch (kind()) {
            case MESSAGE -> 1;
            case GAP -> content.getLong(at + RowLayout.LENGTH);
            case MARKER, NOTE -> 0;
        };
    }

    @Override
    public MarkerKind marker() {
        return kind() == Kind.MARKER ? RowLayout.MARKERS[content.get(at + RowLayout.DETAIL)] : null;
    }

    @Override
    public String text() {
        return switch (kind()) {
            case MESSAGE, GAP -> "";
            case MARKER, NOTE -> Texts.decode(bytes, BlockHeader.LENGTH + at + RowLayout.LENGTH, dataLength());
        };
    }
}
