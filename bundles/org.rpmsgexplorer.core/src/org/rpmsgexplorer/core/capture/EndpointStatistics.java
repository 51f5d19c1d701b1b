// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a capture has of an endpoint, all in all. Times are the board's time of day in nanoseconds since 1970.
 *
 * @param endpoint its number
 * @param received messages
 * @param receivedBytes of their payloads
 * @param sent messages
 * @param sentBytes of their payloads
 * @param gaps how often messages were lost
 * @param lost how many messages
 * @param first time of the first message; empty without messages, as the next
 * @param last time of the last message
 * @param minInterval shortest time from one received message to the next in nanoseconds, where nothing is missing
 *        between them; empty where there are no two such messages, as the next two
 * @param medianInterval the median of these, to 0.8 %
 * @param p99Interval what 99 % of these do not exceed, to 0.8 %
 */
public record EndpointStatistics(int endpoint, long received, long receivedBytes, long sent, long sentBytes, long gaps,
        long lost, OptionalLong first, OptionalLong last, OptionalLong minInterval, OptionalLong medianInterval,
        OptionalLong p99Interval) {
    private static final double SECOND = 1e9;

    /** Returns how many messages there are in both directions. */
    public long messages() {
        return received + sent;
    }

    /** Returns messages per second from the first to the last; empty where there are no two at different times. */
    public OptionalDouble rate() {
        if (first.isEmpty() || last.getAsLong() <= first.getAsLong()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((messages() - 1) * SECOND / ((double) last.getAsLong() - first.getAsLong()));
    }
}
