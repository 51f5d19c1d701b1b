// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import org.rpmsgexplorer.protocol.Request;

/** Which requests are measurements, for {@link LoopRunner}, and what they may ask for. */
final class Measurements {
    private static final int MAX_LOOPS = 10_000_000;
    /** Larger than a message of any transport. */
    private static final int MAX_SIZE = 64 * 1024;
    private static final int MAX_WINDOW = 10_000;

    private Measurements() {
    }

    /** Returns whether a request takes its time and needs the machine for itself. */
    static boolean isOne(Request<?> request) {
        return request instanceof Request.Echo || request instanceof Request.TimeLoops
                || request instanceof Request.HoldEndpoints || request instanceof Request.TimeEchoes
                || request instanceof Request.TimeStream || request instanceof Request.FindMessageLimit
                || request instanceof Request.DescribeSystem;
    }

    /**
     * Refuses what cannot be measured.
     *
     * @throws IllegalArgumentException with the reason
     */
    static void requirePossible(Request<?> request) {
        if (request instanceof Request.TimeLoops loops) {
            RequestHandler.requireControl(loops.control());
            require("loops", loops.loops(), 1, MAX_LOOPS);
        } else if (request instanceof Request.HoldEndpoints hold) {
            RequestHandler.requireControl(hold.control());
            require("endpoints", hold.count(), 0, Request.HoldEndpoints.MAX_HELD);
        } else if (request instanceof Request.TimeEchoes echoes) {
            RequestHandler.requireControl(echoes.control());
            require("messages", echoes.count(), 1, Request.TimeEchoes.MAX_ECHOES);
            require("bytes", echoes.size(), 1, MAX_SIZE);
            require("nanoseconds between messages", echoes.intervalNanos(), 0, Long.MAX_VALUE / echoes.count());
        } else if (request instanceof Request.TimeStream stream) {
            RequestHandler.requireControl(stream.control());
            require("messages", stream.count(), 1, MAX_LOOPS);
            require("bytes", stream.size(), 1, MAX_SIZE);
            require("messages at a time", stream.window(), 1, MAX_WINDOW);
        } else if (request instanceof Request.FindMessageLimit find) {
            RequestHandler.requireControl(find.control());
        }
    }

    private static void require(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(least + " to " + most + " " + what + " are possible, not " + value);
        }
    }
}
