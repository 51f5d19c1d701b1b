// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people write them: seconds with a fraction, from 0 to a million. */
final class Seconds implements ITypeConverter<Duration> {
    private static final double MOST = 1e6;
    private static final double NANOS = 1e9;

    @Override
    public Duration convert(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 0 && seconds <= MOST) {
                return Duration.ofNanos(Math.round(seconds * NANOS));
            }
        } catch (NumberFormatException notANumber) {
            // The message below covers this too.
        }
        throw new TypeConversionException("\"" + text + "\" is not a time: seconds, 0 to 1000000, such as 0.5");
    }

    /** Returns a time in seconds, with no more digits than it needs. */
    static String format(Duration time) {
        double seconds = time.toNanos() / NANOS;
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
