// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes from block to block to the last one that is whole. Contents are passed over but for those of endpoints. Headers of small
 * blocks are read many at once.
 */
final class BlockWalk {
    private static final int AHEAD = 32 * 1024;
    /** Up to this length of a content, reading what follows as well is quicker than reading once more. */
    private static final int SMALL = 2 * 1024;

    private final CaptureFile file;
    private byte[] window = new byte[AHEAD];
    private ByteBuffer buffer = ByteBuffer.wrap(window).order(ByteOrder.LITTLE_ENDIAN);
    private long windowStart;
    private int windowLength;
    private int ahead = AHEAD;
    private List<CapturedEndpoint> endpoints = List.of();

    BlockWalk(CaptureFile file) {
        this.file = file;
    }

    /** Returns the index with what has come since it was made. */
    BlockIndex walk(BlockIndex from) throws CaptureException {
        long length = file.length();
        if (length < from.end()) {
            throw new CaptureException("The capture " + file.path() + " has become shorter: another program has cut it",
                    "Open it again.", null);
        }
        BlockIndex index = from.withFileLength(length);
        windowLength = 0;
        endpoints = new ArrayList<>(from.endpoints());
        while (length - index.end() >= BlockHeader.LENGTH) {
            BlockIndex next = step(index, length);
            if (next == null) {
                break;
            }
            index = next;
        }
        // What a reader sees of the last block while it is being written, or after power was lost, may be zeros.
        while (index.blocks() > from.blocks() && index.endsWithRows() && !isLastWhole(index)) {
            index = index.withoutLast();
        }
        return endpoints.size() == from.endpoints().size() ? index : index.with(List.copyOf(endpoints));
    }

    private BlockIndex step(BlockIndex index, long length) throws CaptureException {
        if (!fill(index.end(), BlockHeader.LENGTH)) {
            return null;
        }
        BlockHeader block = BlockHeader.decode(buffer, (int) (index.end() - windowStart));
        if (block == null || block.firstRow() != index.rows()
                || length - index.end() - BlockHeader.LENGTH < block.length()) {
            return null;
        }
        ahead = block.length() <= SMALL ? AHEAD : 0;
        return block.type() == BlockHeader.ROWS ? index.with(block) : endpoints(index, block);
    }

    private BlockIndex endpoints(BlockIndex index, BlockHeader block) throws CaptureException {
        if (index.endpointBytes() + block.length() > EndpointLayout.MAX_BYTES
                || !fill(index.end(), BlockHeader.LENGTH + block.length())) {
            return null;
        }
        int content = (int) (index.end() - windowStart) + BlockHeader.LENGTH;
        if (!block.isContent(window, content)) {
            return null;
        }
        List<CapturedEndpoint> more = EndpointLayout.decode(window, content, block.length());
        if (more == null || endpoints.size() + more.size() > EndpointLayout.MAX_ENDPOINTS) {
            return null;
        }
        endpoints.addAll(more);
        return index.withDefinitions(block);
    }

    private boolean isLastWhole(BlockIndex index) throws CaptureException {
        long position = index.positions()[index.blocks() - 1];
        int size = BlockHeader.LENGTH + index.lengths()[index.blocks() - 1];
        if (!fill(position, size)) {
            return false;
        }
        int at = (int) (position - windowStart);
        BlockHeader block = BlockHeader.decode(buffer, at);
        return block != null && block.length() == size - BlockHeader.LENGTH
                && block.isContent(window, at + BlockHeader.LENGTH);
    }

    /** Returns true if a whole block stands at the end, but cannot be there, or somewhere behind: that is damage, not a cut. */
    boolean isBlockBehind(long end) throws CaptureException {
        int size = (int) Math.min(BlockHeader.LENGTH + BlockHeader.MAX_CONTENT, file.length() - end);
        fill(end, size);
        for (int at = (int) (end - windowStart); at <= windowLength - BlockHeader.LENGTH; at++) {
            BlockHeader block = BlockHeader.decode(buffer, at);
            if (block != null && block.length() <= windowLength - at - BlockHeader.LENGTH
                    && block.isContent(window, at + BlockHeader.LENGTH)) {
                return true;
            }
        }
        return false;
    }

    /** Brings bytes into the window, with some that follow; returns false if there are not as many. */
    private boolean fill(long position, int size) throws CaptureException {
        if (position >= windowStart && position + size <= windowStart + windowLength) {
            return true;
        }
        if (size > window.length) {
            window = new byte[BlockHeader.LENGTH + BlockHeader.MAX_CONTENT];
            buffer = ByteBuffer.wrap(window).order(ByteOrder.LITTLE_ENDIAN);
        }
        windowStart = position;
        windowLength = file.read(position, window, Math.max(size, ahead));
        return windowLength >= size;
    }
}
