// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

/** How an endpoint is created. */
public enum Way {
    /** {@code RPMSG_CREATE_EPT_IOCTL}: the kernel makes a node {@code /dev/rpmsgN}, which is opened. */
    LEGACY,
    /** {@code RPMSG_CREATE_EPT_FD_IOCTL}: the kernel returns a descriptor of an anonymous inode. */
    FD
}
