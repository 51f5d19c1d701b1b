// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How fast to replay: a number from a thousandth to a million, or {@code max}, which is infinite. */
final class Speed implements ITypeConverter<Double> {
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e6;

    @Override
    public Double convert(String text) {
        if (text.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed >= LEAST && speed <= MOST) {
                return speed;
            }
        } catch (NumberFormatException notANumber) {
            // The message below covers this too.
        }
        throw new TypeConversionException("\"" + text
                + "\" is not a speed: 0.001 to 1000000, 1 being the original one, or max");
    }
}
