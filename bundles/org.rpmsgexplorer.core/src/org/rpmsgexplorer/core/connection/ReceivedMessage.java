// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Instant;

/**
 * A message that came to an endpoint. Who sent it is not known: the kernel does not tell.
 *
 * @param boardNanos when the agent read it, by the board's CLOCK_MONOTONIC, in nanoseconds
 * @param time the same as a time of day of the board, by the offset measured last: many boards get the time late
 * @param payload its bytes; not to be changed
 */
public record ReceivedMessage(long boardNanos, Instant time, byte[] payload) {
}
