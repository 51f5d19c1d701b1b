// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;

/** A local address that somebody has, found before the kernel was asked. */
final class AddressInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    AddressInUseException(long address, String holder) {
        super("The source address 0x" + Long.toHexString(address) + " is in use by " + holder);
    }
}
