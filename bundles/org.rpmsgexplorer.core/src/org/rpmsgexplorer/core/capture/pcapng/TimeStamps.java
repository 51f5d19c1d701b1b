// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

/**
 * Turns an interface's time stamps into nanoseconds since 1970; what does not fit is the first or last time that does.
 *
 * @param resolution if_tsresol: a negative power of 10, or of 2 where its highest bit is set
 * @param offset if_tsoffset, in seconds
 */
record TimeStamps(int resolution, long offset) {
    static final TimeStamps MICROSECONDS = new TimeStamps(6, 0);

    private static final int BINARY = 0x80;
    private static final int NANOSECONDS = 9;
    /** So many bits of a fraction of a second, times a billion, fit into a long. */
    private static final int FRACTION_BITS = 33;
    private static final int MAX_POWER = 18;

    /** Takes the time stamp as 64 bits without a sign. */
    long nanos(long stamp) {
        long nanos = (resolution & BINARY) != 0 ? binary(stamp, resolution & ~BINARY) : decimal(stamp, resolution);
        if (offset == 0) {
            return nanos;
        }
        return add(nanos, multiply(offset, Format.SECOND));
    }

    private static long decimal(long stamp, int power) {
        if (power > NANOSECONDS) {
            int digits = power - NANOSECONDS;
            return digits > MAX_POWER ? 0 : Long.divideUnsigned(stamp, powerOf10(digits));
        }
        return stamp < 0 ? Long.MAX_VALUE : multiply(stamp, powerOf10(NANOSECONDS - power));
    }

    private static long binary(long stamp, int power) {
        long seconds = power < Long.SIZE ? stamp >>> power : 0;
        if (power == 0) {
            return stamp < 0 ? Long.MAX_VALUE : multiply(stamp, Format.SECOND);
        }
        long fraction = power < Long.SIZE ? stamp & (1L << power) - 1 : stamp;
        int bits = power;
        if (bits > FRACTION_BITS) {
            int drop = bits - FRACTION_BITS;
            fraction = drop < Long.SIZE ? fraction >>> drop : 0;
            bits = FRACTION_BITS;
        }
        return add(multiply(seconds, Format.SECOND), fraction * Format.SECOND >>> bits);
    }

    private static long powerOf10(int power) {
        long result = 1;
        for (int count = 0; count < power; count++) {
            result *= 10;
        }
        return result;
    }

    private static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == low >> Long.SIZE - 1) {
            return low;
        }
        return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
