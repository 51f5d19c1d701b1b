// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.Arrays;

/**
 * Values along a line of pixels.
 *
 * @param low the value at its beginning
 * @param high the value at its end, above the one at its beginning
 * @param logarithmic whether equal ratios are equally far apart, instead of equal differences
 * @param from the pixel at its beginning
 * @param length in pixels, at least 1
 */
record Axis(double low, double high, boolean logarithmic, int from, int length) {
    /** Room at both ends, as a part of what the values need. */
    private static final double ROOM = 0.05;
    /** Values that differ by less, as a part of them, are shown as one: numbers between them could not be told apart. */
    private static final double ALIKE = 1e-9;
    /** Around a single value, as a part of it. */
    private static final double AROUND = 0.1;

    /**
     * Returns an axis that has all values in sight.
     *
     * @param logarithmic whether it is to be so, which needs values above 0
     */
    static Axis of(double[] values, boolean logarithmic, int from, int length) {
        double least = Arrays.stream(values).min().orElse(0);
        double greatest = Arrays.stream(values).max().orElse(1);
        boolean ratios = logarithmic && least > 0;
        if (greatest - least <= Math.abs(greatest) * ALIKE) {
            double around = least == 0 ? 1 : Math.abs(least) * AROUND;
            least -= around;
            greatest += around;
        }
        int pixels = Math.max(1, length);
        if (ratios) {
            double room = Math.pow(greatest / least, ROOM);
            return new Axis(least / room, greatest * room, true, from, pixels);
        }
        double room = (greatest - least) * ROOM;
        // Values that cannot be below 0 have no room there.
        double low = least >= 0 ? Math.max(0, least - room) : least - room;
        return new Axis(low, greatest + room, false, from, pixels);
    }

    /** Returns the pixel of a value; those outside are at the ends. */
    int at(double value) {
        double part = logarithmic ? Math.log(Math.max(value, low) / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + (int) Math.round(Math.max(0, Math.min(1, part)) * length);
    }

    /** Returns whether a value is on the axis. */
    boolean contains(double value) {
        return value >= low && value <= high;
    }
}
