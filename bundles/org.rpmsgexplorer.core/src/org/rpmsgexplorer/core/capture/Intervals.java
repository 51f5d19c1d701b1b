// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.Arrays;

/**
 * Counts times between messages in bins whose width grows with the time, 64 for each power of two: a quantile is right
 * to 0.8 %. It never needs more than 30 KB, and half a kilobyte for each power of two that there is: a capture may have
 * 65535 endpoints. For one thread at a time.
 */
final class Intervals {
    private static final int BITS = 6;
    private static final int BINS = 1 << BITS;

    /** For each power of two, null as long as there is none. */
    private long[][] counts = new long[0][];
    private long count;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Counts one, in nanoseconds; less than 0, as when a clock was set back, counts as 0. */
    void add(long nanos) {
        long value = Math.max(0, nanos);
        int bin = bin(value);
        int power = bin / BINS;
        if (power >= counts.length) {
            counts = Arrays.copyOf(counts, power + 1);
        }
        if (counts[power] == null) {
            counts[power] = new long[BINS];
        }
        counts[power][bin % BINS]++;
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    long count() {
        return count;
    }

    /** Returns the shortest in nanoseconds. */
    long min() {
        return min;
    }

    /**
     * Returns the time that a part of them does not exceed, in nanoseconds.
     *
     * @param part above 0, up to 1
     */
    long quantile(double part) {
        long wanted = Math.max(1, (long) Math.ceil(part * count));
        long seen = 0;
        int bin = -1;
        while (seen < wanted) {
            bin++;
            long[] power = counts[bin / BINS];
            seen += power == null ? 0 : power[bin % BINS];
        }
        return Math.max(min, Math.min(max, middle(bin)));
    }

    /** Values below 64 have bins of their own; above, the six bits behind the leading one choose it. */
    private static int bin(long value) {
        int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(value | 1) - BITS);
        return shift == 0 ? (int) value : shift * BINS + (int) (value >>> shift);
    }

    private static long middle(int bin) {
        int shift = Math.max(0, bin / BINS - 1);
        long lowest = (long) (bin - shift * BINS) << shift;
        return lowest + ((1L << shift) - 1) / 2;
    }
}
