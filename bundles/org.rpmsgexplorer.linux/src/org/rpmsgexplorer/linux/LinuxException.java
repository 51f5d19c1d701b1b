// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.io.IOException;

/** A call into Linux that failed: which call, on what, and the error number. */
public final class LinuxException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * Creates an exception.
     *
     * @param call what was tried, such as {@code open /dev/rpmsg_ctrl0}
     * @param errno the error number that the call left
     */
    public LinuxException(String call, int errno) {
        super(call + ": " + Errno.describe(errno));
        this.errno = errno;
    }

    /** Returns the error number, to be compared with the constants of {@link Errno}. */
    public int errno() {
        return errno;
    }
}
