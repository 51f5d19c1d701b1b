// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import org.rpmsgexplorer.core.capture.Row;

/** Payloads one after the other in one array, which is searched faster than the row. For one thread at a time. */
final class PayloadBytes {
    private byte[] bytes = new byte[512];

    /** Returns an array that begins with a payload and is longer by {@link BytePattern#BEHIND} at least; holds until the next call. */
    byte[] of(Row row) {
        int needed = row.length() + BytePattern.BEHIND;
        if (bytes.length < needed) {
            bytes = new byte[needed];
        }
        row.copyPayload(bytes);
        return bytes;
    }
}
