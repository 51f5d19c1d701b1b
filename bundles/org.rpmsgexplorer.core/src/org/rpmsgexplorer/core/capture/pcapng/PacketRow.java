// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.nio.ByteBuffer;

import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;

/** The row that a reader is at; its payload lies in the block that was read last. */
final class PacketRow implements Row {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private long number = -1;
    private Kind kind;
    private int endpoint;
    private long time;
    private Direction direction;
    private long source;
    private long destination;
    private ByteBuffer block;
    private int offset;
    private int length;
    private long count;
    private MarkerKind marker;
    private String text;

    private void next(Kind newKind, int newEndpoint, long newTime) {
        number++;
        kind = newKind;
        endpoint = newEndpoint;
        time = newTime;
        direction = null;
        source = UNKNOWN_ADDRESS;
        destination = UNKNOWN_ADDRESS;
        length = 0;
        count = 0;
        marker = null;
        text = "";
    }

    void message(int newEndpoint, long newTime, Direction newDirection, long newSource, long newDestination) {
        next(Kind.MESSAGE, newEndpoint, newTime);
        direction = newDirection;
        source = newSource;
        destination = newDestination;
        count = 1;
    }

    void payload(ByteBuffer newBlock, int newOffset, int newLength) {
        block = newBlock;
        offset = newOffset;
        length = newLength;
    }

    void gap(int newEndpoint, long newTime, long newCount) {
        next(Kind.GAP, newEndpoint, newTime);
        count = newCount;
    }

    void marker(int newEndpoint, long newTime, MarkerKind newMarker, String newText) {
        next(Kind.MARKER, newEndpoint, newTime);
        marker = newMarker;
        text = newText;
    }

    void note(int newEndpoint, long newTime, String newText) {
        next(Kind.NOTE, newEndpoint, newTime);
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
        return UNKNOWN_NANOS;
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
        return block.get(offset + index);
    }

    @Override
    public ByteBuffer payload() {
        return length == 0 ? EMPTY : block.slice(offset, length).asReadOnlyBuffer();
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
