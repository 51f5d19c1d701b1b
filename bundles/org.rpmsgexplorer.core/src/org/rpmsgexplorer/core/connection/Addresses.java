// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.OptionalLong;

/** rpmsg addresses as people write and read them. */
public final class Addresses {
    /** What stands for an address that is not known. */
    public static final String UNKNOWN = "–";

    private static final String ANY = "any";

    private Addresses() {
    }

    /**
     * Parses an address, decimal or hexadecimal; "any" is {@link EndpointSpec#ANY}.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    public static long parse(String text) {
        if (text.equalsIgnoreCase(ANY)) {
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
        throw new IllegalArgumentException("\"" + text + "\" is not an address: any, or 0 to 0xffffffff, decimal or hexadecimal");
    }

    /** Returns an address of an endpoint; empty for Any. */
    public static OptionalLong known(long address) {
        return address == EndpointSpec.ANY ? OptionalLong.empty() : OptionalLong.of(address);
    }

    /** Returns an address in hexadecimal, and {@link #UNKNOWN} for one that nobody has told. */
    public static String format(OptionalLong address) {
        return address.isPresent() ? "0x" + Long.toHexString(address.getAsLong()) : UNKNOWN;
    }
}
