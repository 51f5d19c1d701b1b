// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

/** Ends the decoding of a payload; what was decoded up to here stays. */
final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    Undecodable(String message, int offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Returns where in the payload the trouble begins. */
    int offset() {
        return offset;
    }
}
