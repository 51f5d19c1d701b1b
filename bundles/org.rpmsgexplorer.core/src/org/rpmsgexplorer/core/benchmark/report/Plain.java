// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Values as text. */
public final class Plain {
    /** What stands in a table for what nobody knows. */
    static final String UNKNOWN = "-";

    private static final double TEN = 10;
    private static final double THOUSAND = 1000;
    /** No figure of a benchmark that makes sense; a table stays narrow all the same. */
    private static final double HUGE = 1e6;
    private static final double MEGA = 1000;

    private Plain() {
    }

    /** Returns a number with as many digits behind the point as say something. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= HUGE) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        int digits = size < TEN ? 3 : size < THOUSAND ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String number(Optional<Double> value) {
        return value.map(Plain::number).orElse(UNKNOWN);
    }

    static String megahertz(OptionalLong kilohertz) {
        return kilohertz.isPresent() ? String.format(Locale.ROOT, "%.0f", kilohertz.getAsLong() / MEGA) : UNKNOWN;
    }

    /** Returns a value on one line; empty where it is not known. */
    static String text(Optional<?> value) {
        return value.map(known -> line(known.toString())).orElse("");
    }

    static String text(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    /** Returns a text of a board as one line, without characters that steer a terminal. */
    static String line(String text) {
        return text.replaceAll("[\\p{C}\\u2028\\u2029]+", " ").strip();
    }
}
