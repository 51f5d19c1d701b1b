// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.swt.graphics.RGB;

/** Readable colours, by the contrast of WCAG 2. */
public final class Contrast {
    /** What text needs. */
    public static final double TEXT = 4.5;

    private static final int STEPS = 10;

    private Contrast() {
    }

    /** Returns a colour that is nearest to a wanted one, on the way to the usual foreground, and readable on a background. */
    public static RGB readable(RGB wanted, RGB foreground, RGB background) {
        RGB colour = wanted;
        for (int step = 1; step <= STEPS && of(colour, background) < TEXT; step++) {
            colour = mix(wanted, foreground, (double) step / STEPS);
        }
        return colour;
    }

    /** Returns a colour between two. */
    public static RGB mix(RGB from, RGB to, double part) {
        return new RGB(mix(from.red, to.red, part), mix(from.green, to.green, part), mix(from.blue, to.blue, part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    /** Returns the contrast of two colours, 1 to 21. */
    public static double of(RGB one, RGB other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(RGB colour) {
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
