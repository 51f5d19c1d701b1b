// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.Arrays;
import java.util.List;

/**
 * Where the blocks with rows are: 20 bytes for each. Immutable for those who look, though one that is longer may share its
 * arrays: behind its own end nobody looks.
 *
 * @param positions where each block's header is
 * @param firstRows the number of each block's first row
 * @param lengths of each block's content
 * @param blocks how many there are
 * @param rows how many they have together
 * @param end where the last whole block ends, one with endpoints included
 * @param fileLength what the file's length was
 * @param endpoints all that are defined so far
 * @param endpointBytes how many bytes their definitions have
 */
record BlockIndex(long[] positions, long[] firstRows, int[] lengths, int blocks, long rows, long end, long fileLength,
        List<CapturedEndpoint> endpoints, long endpointBytes) {
    private static final int FIRST_SIZE = 64;

    static BlockIndex empty(long end) {
        return new BlockIndex(new long[FIRST_SIZE], new long[FIRST_SIZE], new int[FIRST_SIZE], 0, 0, end, end, List.of(),
                0);
    }

    /** Returns it with one more block of rows. */
    BlockIndex with(BlockHeader block) {
        boolean full = blocks == positions.length;
        int size = full ? blocks + blocks / 2 : blocks;
        long[] newPositions = full ? Arrays.copyOf(positions, size) : positions;
        long[] newFirstRows = full ? Arrays.copyOf(firstRows, size) : firstRows;
        int[] newLengths = full ? Arrays.copyOf(lengths, size) : lengths;
        newPositions[blocks] = end;
        newFirstRows[blocks] = rows;
        newLengths[blocks] = block.length();
        return new BlockIndex(newPositions, newFirstRows, newLengths, blocks + 1, rows + block.rows(),
                end + BlockHeader.LENGTH + block.length(), fileLength, endpoints, endpointBytes);
    }

    /** Returns it without its last block, which ends it. */
    BlockIndex withoutLast() {
        int last = blocks - 1;
        return new BlockIndex(positions, firstRows, lengths, last, firstRows[last], positions[last], fileLength, endpoints,
                endpointBytes);
    }

    BlockIndex with(List<CapturedEndpoint> all) {
        return new BlockIndex(positions, firstRows, lengths, blocks, rows, end, fileLength, all, endpointBytes);
    }

    /** Returns it with one more block of endpoints, which are to follow. */
    BlockIndex withDefinitions(BlockHeader block) {
        return new BlockIndex(positions, firstRows, lengths, blocks, rows, end + BlockHeader.LENGTH + block.length(),
                fileLength, endpoints, endpointBytes + block.length());
    }

    BlockIndex withFileLength(long length) {
        return new BlockIndex(positions, firstRows, lengths, blocks, rows, end, length, endpoints, endpointBytes);
    }

    /** Returns true if nothing stands behind the last block of rows, which is there. */
    boolean endsWithRows() {
        return blocks > 0 && positions[blocks - 1] + BlockHeader.LENGTH + lengths[blocks - 1] == end;
    }

    /** Returns the block that has a row. */
    int blockOf(long row) {
        int found = Arrays.binarySearch(firstRows, 0, blocks, row);
        return found < 0 ? -found - 2 : found;
    }
}
