// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import org.rpmsgexplorer.core.connection.Way;

/**
 * Messages that went to an echo service and back as fast as they could.
 *
 * @param round that it belongs to, from 1
 * @param way how their endpoint was created
 * @param size of each message in bytes
 * @param messages that came back
 * @param nanos from the first message's way out to the last one's way back
 */
public record ThroughputSample(int round, Way way, int size, int messages, long nanos) implements Sample {
    private static final double SECOND = 1e9;

    public ThroughputSample {
        Require.that(round >= 1 && size >= 0 && messages >= 0, "a round from 1, a size and messages from 0");
        Require.that(nanos >= 1 && Require.isTime(nanos), "a time of up to 115 days");
    }

    /** Returns how many messages came back in a second. */
    public double messagesPerSecond() {
        return messages * SECOND / nanos;
    }
}
