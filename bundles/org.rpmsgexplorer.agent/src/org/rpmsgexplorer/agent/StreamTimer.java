// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/** Times a stream of messages to an echo service and back, and finds out how long a message may be. */
final class StreamTimer {
    private static final int WARM_UP = 500;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int USUAL_LIMIT = 496;
    private static final int MAX_SIZE = 32 * 1024;

    private StreamTimer() {
    }

    /** Times as many messages as are asked for; an interrupt ends it. */
    static Reply time(MeasuredEndpoint endpoint, Request.TimeStream request, MeasuringListener listener)
            throws IOException, InterruptedException {
        try (NativeBuffer message = new NativeBuffer(request.size())) {
            run(endpoint, message, Math.min(WARM_UP, request.count()), request.window(), done -> listener.done(0));
            long start = System.nanoTime();
            run(endpoint, message, request.count(), request.window(), listener);
            return new Reply.StreamTime(System.nanoTime() - start);
        }
    }

    private static void run(MeasuredEndpoint endpoint, NativeBuffer message, int count, int window, MeasuringListener listener)
            throws IOException, InterruptedException {
        int sent = 0;
        int received = 0;
        long heard = System.nanoTime();
        while (received < count) {
            boolean taken = true;
            while (taken && sent < count && sent - received < window) {
                taken = endpoint.send(message, message.size());
                sent += taken ? 1 : 0;
            }
            // Where the remote takes nothing and has nothing, it is asked again after a millisecond.
            endpoint.await(taken ? LIMIT_NANOS : MILLISECOND);
            int before = received;
            for (int length = endpoint.receive(); length != FileDescriptor.WOULD_BLOCK; length = endpoint.receive()) {
                if (length == message.size() && message.startsLike(endpoint.received(), length)) {
                    received++;
                }
            }
            long now = System.nanoTime();
            if (received > before) {
                heard = now;
            } else if (now - heard > LIMIT_NANOS) {
                throw new LinuxException("wait for " + (sent - received) + " answers of the echo service", Errno.ETIMEDOUT);
            }
            listener.done(received);
        }
    }

    /** Finds the longest message that the transport takes, by sending; what comes back does not matter. */
    static Reply.MessageLimit limit(MeasuredEndpoint endpoint, MeasuringListener listener)
            throws IOException, InterruptedException {
        try (NativeBuffer message = new NativeBuffer(MAX_SIZE)) {
            int fits = 0;
            int tooLong = MAX_SIZE + 1;
            int next = USUAL_LIMIT;
            while (tooLong - fits > 1) {
                if (isTaken(endpoint, message, next)) {
                    fits = next;
                    // The usual limit is most likely the limit.
                    next = next == USUAL_LIMIT ? next + 1 : (fits + tooLong) / 2;
                } else {
                    tooLong = next;
                    next = (fits + tooLong) / 2;
                }
                listener.done(0);
            }
            return new Reply.MessageLimit(fits);
        }
    }

    private static boolean isTaken(MeasuredEndpoint endpoint, NativeBuffer message, int length) throws IOException {
        long start = System.nanoTime();
        try {
            while (!endpoint.send(message, length)) {
                endpoint.await(MILLISECOND);
                endpoint.receive();
                if (System.nanoTime() - start > LIMIT_NANOS) {
                    throw new LinuxException("send a message of " + length + " bytes", Errno.ETIMEDOUT);
                }
            }
            return true;
        } catch (LinuxException refused) {
            if (refused.errno() == Errno.EMSGSIZE) {
                return false;
            }
            throw refused;
        }
    }
}
