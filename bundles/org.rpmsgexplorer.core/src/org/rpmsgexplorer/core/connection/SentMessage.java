// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Instant;

/**
 * When a message that we sent was written to the kernel.
 *
 * @param boardNanos by the board's CLOCK_MONOTONIC, in nanoseconds
 * @param time the same as a time of day of the board, by the offset measured last: many boards get the time late
 */
public record SentMessage(long boardNanos, Instant time) {
}
