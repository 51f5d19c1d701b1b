// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/** How an endpoint is created. */
public enum Way {
    /** The kernel makes a node {@code /dev/rpmsgN} ({@code RPMSG_CREATE_EPT_IOCTL}); every kernel with rpmsg_char has it. */
    LEGACY("legacy"),
    /** The kernel returns a descriptor ({@code RPMSG_CREATE_EPT_FD_IOCTL}); vendor and linux-next kernels have it. */
    FD("fd");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    /** Returns the word for it: {@code legacy} or {@code fd}. */
    @Override
    public String toString() {
        return word;
    }
}
