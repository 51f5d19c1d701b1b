// SPDX-License-Identifier: EPL-2.0
/**
 * The part of Linux that this project calls: file descriptors, poll, eventfd, uevents, Unix sockets that carry
 * descriptors, and shared memory, through JNA direct mapping.
 *
 * <p>No raw descriptor number leaves this package: one open descriptor is one {@link FileDescriptor} that closes
 * once. Every failed call is a {@link LinuxException} with the errno's name.
 */
package org.rpmsgexplorer.linux;
