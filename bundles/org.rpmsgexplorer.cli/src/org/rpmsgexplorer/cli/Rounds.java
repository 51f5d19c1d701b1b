// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.OptionalInt;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How often to replay: a number from 1 on, or {@code forever}, which is empty. */
final class Rounds implements ITypeConverter<OptionalInt> {
    @Override
    public OptionalInt convert(String text) {
        if (text.equals("forever")) {
            return OptionalInt.empty();
        }
        try {
            int rounds = Integer.parseInt(text);
            if (rounds >= 1) {
                return OptionalInt.of(rounds);
            }
        } catch (NumberFormatException notANumber) {
            // The message below covers this too.
        }
        throw new TypeConversionException("\"" + text + "\" is not a number of times: 1 or more, or forever");
    }
}
