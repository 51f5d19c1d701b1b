// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.OptionalLong;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** rpmsg addresses on the command line. */
final class Addresses implements ITypeConverter<Long> {
    /** What stands for an address that is not known. */
    static final String UNKNOWN = org.rpmsgexplorer.core.connection.Addresses.UNKNOWN;

    @Override
    public Long convert(String text) {
        try {
            return org.rpmsgexplorer.core.connection.Addresses.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }

    /** Returns an address of an endpoint; empty for Any. */
    static OptionalLong known(long address) {
        return org.rpmsgexplorer.core.connection.Addresses.known(address);
    }

    /** Returns an address in hexadecimal, and {@link #UNKNOWN} for one that nobody has told. */
    static String format(OptionalLong address) {
        return org.rpmsgexplorer.core.connection.Addresses.format(address);
    }
}
