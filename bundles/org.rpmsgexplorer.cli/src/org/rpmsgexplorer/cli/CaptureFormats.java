// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Times, sizes and rates of captures as people read them; what nobody knows is a dash. */
final class CaptureFormats {
    private static final double SECOND = 1e9;
    private static final double THOUSAND = 1000;
    private static final int UNIT = 1024;
    private static final int MOST_DECIMALS = 100;

    private CaptureFormats() {
    }

    /** Returns a time from nanoseconds since 1970. */
    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    /** Returns a time as date, time to the microsecond and distance to UTC. */
    static String time(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS xxx").withZone(zone).format(time);
    }

    static String size(long bytes) {
        if (bytes < UNIT) {
            return bytes + " bytes";
        }
        double value = bytes;
        String unit = "bytes";
        for (String larger : new String[] {"KiB", "MiB", "GiB"}) {
            if (value >= UNIT) {
                value /= UNIT;
                unit = larger;
            }
        }
        return String.format(Locale.ROOT, "%.1f %s (%d bytes)", value, unit, bytes);
    }

    /** Returns so many messages a second. */
    static String rate(OptionalDouble rate) {
        return rate.isEmpty() ? Addresses.UNKNOWN : decimals(rate.getAsDouble());
    }

    /** Returns a short time from nanoseconds, with a unit that fits. */
    static String interval(OptionalLong nanos) {
        if (nanos.isEmpty()) {
            return Addresses.UNKNOWN;
        }
        double value = nanos.getAsLong();
        if (value < THOUSAND * THOUSAND) {
            return decimals(value / THOUSAND) + " us";
        }
        return value < SECOND ? decimals(value / THOUSAND / THOUSAND) + " ms" : decimals(value / SECOND) + " s";
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, value < MOST_DECIMALS ? "%.2f" : "%.0f", value);
    }
}
