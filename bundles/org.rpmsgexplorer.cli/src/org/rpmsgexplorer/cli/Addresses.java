// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.OptionalLong;

import org.rpmsgexplorer.core.connection.EndpointSpec;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** rpmsg addresses as people write them. */
final class Addresses implements ITypeConverter<Long> {
    /** What stands for an address that is not known. */
    static final String UNKNOWN = "–";

    @Override
    public Long convert(String text) {
        if (text.equalsIgnoreCase("any")) {
            return EndpointSpec.ANY;
        }
        try {
            boolean hexadecimal = text.regionMatches(true, 0, "0x", 0, 2);
            long address = hexadecimal ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
            if (address >= 0 && address <= EndpointSpec.ANY) {
                return address;
            }
        } catch (NumberFormatException notANumber) {
            // The message below covers this too.
        }
        throw new TypeConversionException("\"" + text + "\" is not an address: any, or 0 to 0xffffffff, decimal or hexadecimal");
    }

    /** Returns an address of an endpoint; empty for Any. */
    static OptionalLong known(long address) {
        return address == EndpointSpec.ANY ? OptionalLong.empty() : OptionalLong.of(address);
    }

    /** Returns an address in hexadecimal, and {@link #UNKNOWN} for one that nobody has told. */
    static String format(OptionalLong address) {
        return address.isPresent() ? "0x" + Long.toHexString(address.getAsLong()) : UNKNOWN;
    }
}
