// SPDX-License-Identifier: EPL-2.0
/**
 * The simulated remote core: what answers on the other side of a virtual board's rpmsg.
 *
 * <p>{@link org.rpmsgexplorer.virtualboard.remotecore.RemoteCore} is the door. Behind it, from the board to the
 * services: {@code VhostUserConnection} speaks vhost-user with the board's kernel, {@code Vring} moves buffers through
 * the memory that both share, {@code RpmsgBus} addresses and queues messages, a {@code Service} answers them. One
 * thread, {@code CoreLoop}, owns all of it.
 */
package org.rpmsgexplorer.virtualboard.remotecore;
