// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

/**
 * Sends messages to an echo service one after the other and times how long each takes to come back.
 *
 * <p>The time is the agent's, by the board's own clock, and nothing passes through SSH meanwhile.
 *
 * @param count how many messages, at least 1
 * @param size of each in bytes
 * @param interval from one message to the next, at least; the next one waits for the answer to the one before
 * @param limit how long to wait for an answer
 */
public record Ping(int count, int size, Duration interval, Duration limit) {
    /**
     * One message and its answer.
     *
     * @param sequence number, from 0
     * @param nanos from writing the message to reading the answer; empty where none came in time
     */
    public record Echo(int sequence, OptionalLong nanos) {
    }

    /**
     * Runs on an endpoint of its own. A run that is cancelled, or whose thread is interrupted, has fewer echoes.
     *
     * @param each is told every echo as it comes, on this thread
     * @throws BoardException where the endpoint cannot be created, nothing can be sent, or the endpoint ends
     */
    public PingResult run(Connection connection, EndpointSpec spec, Consumer<Echo> each, Progress progress)
            throws BoardException {
        Answers answers = new Answers();
        List<Echo> echoes = new ArrayList<>();
        boolean interrupted = false;
        try (Endpoint endpoint = connection.open(spec, answers)) {
            for (int sequence = 0; sequence < count && !progress.isCancelled() && !Thread.currentThread().isInterrupted();
                    sequence++) {
                long start = System.nanoTime();
                Echo echo = new Echo(sequence, endpoint.echo(payload(sequence), limit));
                answers.requireOpen();
                echoes.add(echo);
                each.accept(echo);
                if (sequence + 1 < count) {
                    LockSupport.parkNanos(interval.toNanos() - (System.nanoTime() - start));
                }
            }
            // An interrupted thread could not wait for the endpoint's end.
            interrupted = Thread.interrupted();
        } catch (BoardException cancelled) {
            if (cancelled.kind() != BoardException.Kind.CANCELLED) {
                throw answers.end(cancelled);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        long answered = echoes.stream().filter(echo -> echo.nanos().isPresent()).count();
        return new PingResult(size, echoes, Math.max(0, answers.received.get() - answered));
    }

    /** Different each time, so that an answer that comes too late is not taken for the next one. */
    private byte[] payload(int sequence) {
        byte[] payload = new byte[size];
        new Random(sequence).nextBytes(payload);
        return payload;
    }

    /** Counts all answers, those in time too, by the thread that reads from the agent. */
    private static final class Answers implements EndpointListener {
        private final AtomicLong received = new AtomicLong();
        private volatile String end;

        @Override
        public void received(ReceivedMessage message) {
            received.incrementAndGet();
        }

        @Override
        public void gap(LostMessages lost) {
            // A lost answer is told by its absence.
        }

        @Override
        public void ended(String why) {
            end = why;
        }

        void requireOpen() throws BoardException {
            if (end != null) {
                throw end(null);
            }
        }

        /** Returns why the endpoint has ended, which says more than that nothing could be sent then. */
        BoardException end(BoardException failed) {
            return end == null ? failed : new BoardException("The endpoint has ended: " + end,
                    "Create it again when the remote is back.", failed);
        }
    }
}
