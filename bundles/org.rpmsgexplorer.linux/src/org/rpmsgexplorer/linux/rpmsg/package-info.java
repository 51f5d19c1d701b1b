// SPDX-License-Identifier: EPL-2.0
/**
 * rpmsg as Linux shows it to user space: the ioctls of {@code include/uapi/linux/rpmsg.h}, endpoints of both ways, the
 * tree under {@code /sys}, and the layouts on the wire.
 */
package org.rpmsgexplorer.linux.rpmsg;
