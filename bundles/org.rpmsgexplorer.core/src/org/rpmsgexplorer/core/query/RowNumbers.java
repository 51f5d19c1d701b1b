// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.util.Arrays;

/**
 * Numbers of rows in rising order, 4 bytes each. One thread adds; any may read, and sees what was added before it asked for
 * {@link #size()}.
 */
public final class RowNumbers {
    private static final int CHUNK = 1 << 12;

    /** The lower half of each number, in chunks that never move. */
    private volatile int[][] chunks = new int[16][];
    /** At index i, how many numbers are below (i + 1) times 2^32. */
    private volatile long[] highs = new long[0];
    private volatile long size;

    RowNumbers() {
    }

    /** Returns how many there are by now. */
    public long size() {
        return size;
    }

    /** Returns one of them, by its place from 0 to {@link #size()} - 1. */
    public long get(long place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("place " + place + " of " + size);
        }
        long high = 0;
        for (long below : highs) {
            high += place >= below ? 1 : 0;
        }
        return high << Integer.SIZE | chunks[(int) (place / CHUNK)][(int) (place % CHUNK)] & 0xFFFF_FFFFL;
    }

    /** Returns the place of the first that is at least a row's number; {@link #size()} if all are smaller. */
    public long placeOf(long row) {
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = low + high >>> 1;
            if (get(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(long row) {
        long place = size;
        while (highs.length < row >>> Integer.SIZE) {
            long[] more = Arrays.copyOf(highs, highs.length + 1);
            more[highs.length] = place;
            highs = more;
        }
        int chunk = (int) (place / CHUNK);
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new int[CHUNK];
        }
        chunks[chunk][(int) (place % CHUNK)] = (int) row;
        size = place + 1;
    }
}
