// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Checks the sequence numbers with which the messages of rpmsg-source start: little-endian, from 0. */
final class SequenceCheck implements PcapngFile.Visitor {
    private long received;
    private long wrong;
    private int next;
    private long first;
    private long last;

    @Override
    public void message(long nanos, ByteBuffer payload) {
        int number = payload.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        wrong += number == next ? 0 : 1;
        next = number + 1;
        first = received == 0 ? nanos : first;
        last = nanos;
        received++;
    }

    long received() {
        return received;
    }

    /** Returns how many messages did not follow the one before. */
    long wrong() {
        return wrong;
    }

    /** Returns the nanoseconds from the first to the last. */
    long nanos() {
        return last - first;
    }
}
