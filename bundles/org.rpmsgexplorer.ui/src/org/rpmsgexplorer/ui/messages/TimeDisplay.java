// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the time of a row is shown. */
enum TimeDisplay {
    /** Since the first row of the capture. */
    RELATIVE,
    /** Since the row above. */
    DELTA,
    /** As date and time of day of the board. */
    ABSOLUTE;

    private static final DateTimeFormatter ABSOLUTE_FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final long SECOND = 1_000_000_000L;
    private static final long MICRO = 1000;

    /**
     * Returns a time as text; all are nanoseconds since 1970.
     *
     * @param start the time of the capture's first row
     * @param before the time of the row above; the row's own where there is none
     */
    String format(long time, long start, long before, ZoneId zone) {
        return switch (this) {
            case RELATIVE -> seconds(time - start);
            case DELTA -> seconds(time - before);
            case ABSOLUTE -> ABSOLUTE_FORMAT.format(Instant.ofEpochSecond(Math.floorDiv(time, SECOND),
                    Math.floorMod(time, SECOND)).atZone(zone));
        };
    }

    private static String seconds(long nanos) {
        long micros = Math.abs(nanos) / MICRO;
        return String.format(Locale.ROOT, "%s%d.%06d", nanos < 0 ? "-" : "", micros / 1_000_000, micros % 1_000_000);
    }
}
