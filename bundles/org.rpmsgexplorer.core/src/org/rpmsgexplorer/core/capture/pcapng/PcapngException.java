// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

/** Why a file cannot be read as pcapng, and where in it that shows. */
public final class PcapngException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;
    private final long offset;

    PcapngException(String message, String hint, long offset) {
        super(message);
        this.hint = hint;
        this.offset = offset;
    }

    /** Returns what to do about it; empty where there is nothing to say. */
    public String hint() {
        return hint;
    }

    /** Returns where in the file the block begins that cannot be read, in bytes. */
    public long offset() {
        return offset;
    }
}
