// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.time.Duration;

import org.rpmsgexplorer.core.capture.replay.Replay;

/** The same message again and again, for a replay. */
final class RepeatedMessage implements Replay.Messages {
    private final byte[] payload;
    private final long count;
    private final Duration every;
    private long at;

    /**
     * Creates messages.
     *
     * @param count how many
     * @param every the time from one to the next
     */
    RepeatedMessage(byte[] payload, long count, Duration every) {
        this.payload = payload.clone();
        this.count = count;
        this.every = every;
    }

    @Override
    public void rewind() {
        at = 0;
    }

    @Override
    public boolean next() {
        at++;
        return at <= count;
    }

    @Override
    public long time() {
        return (at - 1) * every.toNanos();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }
}
