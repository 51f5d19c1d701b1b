// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.SentMessage;

/**
 * Sends messages to an echo service one after the other and times how long each takes to come back.
 *
 * <p>Both times are the agent's, on the board's own clock: SSH is not measured.
 *
 * @param count how many messages, at least 1
 * @param size of each in bytes
 * @param interval from one message to the next, at least; the next one waits for the answer to the one before
 * @param limit how long to wait for an answer
 */
public record Ping(int count, int size, Duration interval, Duration limit) {
    private static final Duration SEND_LIMIT = Duration.ofSeconds(5);

    /**
     * One message and its answer.
     *
     * @param sequence number, from 0
     * @param nanos from writing the message to reading the answer; empty where none came in time
     */
    public record Echo(int sequence, OptionalLong nanos) {
    }

    /**
     * Runs on an endpoint of its own; a cancelled run has fewer echoes.
     *
     * @param each is told every echo as it comes, on this thread
     * @throws BoardException where the endpoint cannot be created, nothing can be sent, or the endpoint ends
     */
    public PingResult run(Connection connection, EndpointSpec spec, Consumer<Echo> each, Progress progress)
            throws BoardException {
        Answers answers = new Answers();
        List<Echo> echoes = new ArrayList<>();
        try (Endpoint endpoint = connection.open(spec, answers)) {
            for (int sequence = 0; sequence < count && !progress.isCancelled(); sequence++) {
                long start = System.nanoTime();
                Echo echo = ping(endpoint, answers, sequence);
                echoes.add(echo);
                each.accept(echo);
                if (sequence + 1 < count) {
                    LockSupport.parkNanos(interval.toNanos() - (System.nanoTime() - start));
                }
            }
        }
        return new PingResult(size, echoes);
    }

    private Echo ping(Endpoint endpoint, Answers answers, int sequence) throws BoardException {
        byte[] payload = new byte[size];
        // Different each time, so that an answer that comes too late is not taken for the next one.
        new Random(sequence).nextBytes(payload);
        SentMessage sent = endpoint.send(payload, SEND_LIMIT);
        OptionalLong answered = answers.await(payload, limit);
        return new Echo(sequence, answered.isPresent() ? OptionalLong.of(answered.getAsLong() - sent.boardNanos())
                : OptionalLong.empty());
    }

    /** What has come, by the thread that reads from the agent, and was not looked at. */
    private static final class Answers implements EndpointListener {
        private final BlockingQueue<Object> entries = new LinkedBlockingQueue<>();

        private record End(String why) {
        }

        @Override
        public void received(ReceivedMessage message) {
            entries.add(message);
        }

        @Override
        public void gap(long count) {
            // A lost answer is told by its absence.
        }

        @Override
        public void ended(String why) {
            entries.add(new End(why));
        }

        /** Waits for an answer and returns when it was read; empty where it does not come in time. */
        OptionalLong await(byte[] payload, Duration limit) throws BoardException {
            long end = System.nanoTime() + limit.toNanos();
            try {
                while (true) {
                    Object entry = entries.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (entry == null) {
                        return OptionalLong.empty();
                    } else if (entry instanceof End ended) {
                        throw new BoardException("The endpoint has ended: " + ended.why(),
                                "Create it again when the remote is back.", null);
                    } else if (entry instanceof ReceivedMessage message && Arrays.equals(message.payload(), payload)) {
                        return OptionalLong.of(message.boardNanos());
                    }
                }
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                throw new BoardException("Cancelled", "", cancelled);
            }
        }
    }
}
