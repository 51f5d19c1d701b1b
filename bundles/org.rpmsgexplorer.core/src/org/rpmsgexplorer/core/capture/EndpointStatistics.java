// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a capture has of an endpoint, all in all.
 *
 * @param endpoint its number
 * @param received the messages that it received
 * @param sent the messages that it sent
 * @param gaps how often messages were lost
 * @param lost how many messages
 * @param minInterval shortest time from one received message to the next in nanoseconds, where nothing is missing
 *        between them; empty where there are no two such messages, as the next two
 * @param medianInterval the median of these, to 0.8 %
 * @param p99Interval what 99 % of these do not exceed, to 0.8 %
 */
public record EndpointStatistics(int endpoint, Traffic received, Traffic sent, long gaps, long lost,
        OptionalLong minInterval, OptionalLong medianInterval, OptionalLong p99Interval) {
    private static final double SECOND = 1e9;

    /**
     * Messages that went one way. Times are the board's time of day in nanoseconds since 1970.
     *
     * @param messages how many
     * @param bytes of their payloads
     * @param first time of the first message; empty without messages, as the next
     * @param last time of the last message
     */
    public record Traffic(long messages, long bytes, OptionalLong first, OptionalLong last) {
        static final Traffic NONE = new Traffic(0, 0, OptionalLong.empty(), OptionalLong.empty());

        /** Returns messages per second from the first to the last; empty where there are no two at different times. */
        public OptionalDouble rate() {
            if (messages < 2 || last.getAsLong() <= first.getAsLong()) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of((messages - 1) / seconds(first.getAsLong(), last.getAsLong()));
        }
    }

    /** Returns the seconds between two times in nanoseconds; exact, where today's time as a double is right to 256 ns. */
    public static double seconds(long from, long to) {
        long between = to - from;
        boolean tooLong = between < 0 != to < from;
        return (tooLong ? (double) to - from : between) / SECOND;
    }

    /** Returns how many messages there are in both directions. */
    public long messages() {
        return received.messages() + sent.messages();
    }
}
