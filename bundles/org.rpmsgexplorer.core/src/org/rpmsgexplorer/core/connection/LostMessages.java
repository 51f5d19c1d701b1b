// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Instant;

/**
 * Messages to an endpoint that were lost on the board, because they came faster than they could be passed on.
 *
 * @param boardNanos when the next one was read that was not lost, or when that was told, by the board's CLOCK_MONOTONIC in nanoseconds
 * @param time the same as a time of day of the board
 * @param count how many, at least 1
 */
public record LostMessages(long boardNanos, Instant time, long count) {
}
