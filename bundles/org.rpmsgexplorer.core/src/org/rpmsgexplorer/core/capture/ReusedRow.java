// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A row that is filled anew for each one that somebody reads or receives, so that no object is made for it. For one thread at a
 * time.
 */
public final class ReusedRow implements Row {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private long number = -1;
    private Kind kind;
    private int endpoint;
    private long time;
    private long boardNanos;
    private Direction direction;
    private long source;
    private long destination;
    private ByteBuffer block;
    private int offset;
    private int length;
    private long count;
    private MarkerKind marker;
    private String text;

    private void next(Kind newKind, int newEndpoint, long newTime, long newBoardNanos) {
        number++;
        kind = newKind;
        endpoint = newEndpoint;
        time = newTime;
        boardNanos = newBoardNanos;
        direction = null;
        source = UNKNOWN_ADDRESS;
        destination = UNKNOWN_ADDRESS;
        length = 0;
        count = 0;
        marker = null;
        text = "";
    }

    /** Makes it the next message; its payload is empty until {@link #payload} is called. The units are those of {@link Row}. */
    public void message(int newEndpoint, long newTime, long newBoardNanos, Direction newDirection, long newSource,
            long newDestination) {
        next(Kind.MESSAGE, newEndpoint, newTime, newBoardNanos);
        direction = newDirection;
        source = newSource;
        destination = newDestination;
        count = 1;
    }

    /** Says where the message's payload lies; it is not copied. */
    public void payload(ByteBuffer newBlock, int newOffset, int newLength) {
        block = newBlock;
        offset = newOffset;
        length = newLength;
    }

    /** Makes it the next row, a gap of so many messages. */
    public void gap(int newEndpoint, long newTime, long newBoardNanos, long newCount) {
        next(Kind.GAP, newEndpoint, newTime, newBoardNanos);
        count = newCount;
    }

    /** Makes it the next row, a marker. */
    public void marker(int newEndpoint, long newTime, long newBoardNanos, MarkerKind newMarker, String newText) {
        next(Kind.MARKER, newEndpoint, newTime, newBoardNanos);
        marker = newMarker;
        text = newText;
    }

    /** Makes it the next row, a note. */
    public void note(int newEndpoint, long newTime, long newBoardNanos, String newText) {
        next(Kind.NOTE, newEndpoint, newTime, newBoardNanos);
        text = newText;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int endpoint() {
        return endpoint;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public long boardNanos() {
        return boardNanos;
    }

    @Override
    public Direction direction() {
        return direction;
    }

    @Override
    public long source() {
        return source;
    }

    @Override
    public long destination() {
        return destination;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public byte at(int index) {
        Objects.checkIndex(index, length);
        return block.get(offset + index);
    }

    @Override
    public ByteBuffer payload() {
        return length == 0 ? EMPTY : block.slice(offset, length).asReadOnlyBuffer();
    }

    @Override
    public void copyPayload(byte[] target) {
        if (length > 0) {
            block.get(offset, target, 0, length);
        }
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public MarkerKind marker() {
        return marker;
    }

    @Override
    public String text() {
        return text;
    }
}
