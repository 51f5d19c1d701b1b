// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.record.Recorder;
import org.rpmsgexplorer.core.capture.replay.Replay;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.SentMessage;

/** What a replay sends, and what comes back meanwhile. For one thread. */
final class ReplayTraffic implements Replay.Sender {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long FLUSH_NANOS = CaptureWriter.MAX_DELAY.toNanos();
    /** What waits for messages wakes up to a millisecond late: the end of a pause is left to who keeps the times. */
    private static final long EXACT_NANOS = 2_000_000;

    private final Endpoint endpoint;
    private final Incoming incoming;
    private final Optional<Recorder> recorder;
    private final Interrupt interrupt;
    private long flushed = System.nanoTime();
    private long messages;
    private long bytes;
    private long answers;

    /** Has what comes to the endpoint; see {@link Inbox#takeAll}. */
    @FunctionalInterface
    interface Incoming {
        Queue<Inbox.Entry> takeAll(long time, TimeUnit unit) throws InterruptedException;
    }

    /**
     * Creates a traffic without messages.
     *
     * @param recorder takes all, as its first endpoint
     */
    ReplayTraffic(Endpoint endpoint, Incoming incoming, Optional<Recorder> recorder, Interrupt interrupt) {
        this.endpoint = endpoint;
        this.incoming = incoming;
        this.recorder = recorder;
        this.interrupt = interrupt;
    }

    @Override
    public void send(byte[] payload) throws BoardException, IOException, InterruptedException {
        SentMessage sent;
        try {
            take(0);
            sent = endpoint.send(payload, DEADLINE);
        } catch (BoardException failed) {
            if (interrupt.askedByNow()) {
                throw new InterruptedException();
            }
            throw failed;
        }
        messages++;
        bytes += payload.length;
        if (recorder.isPresent()) {
            recorder.get().sent(0, sent, payload);
        }
        flushIfDue();
    }

    /** Takes what comes back in the pause, so that a capture has it soon, whatever happens then. */
    @Override
    public boolean idle(long nanos) throws BoardException, IOException, InterruptedException {
        if (nanos <= EXACT_NANOS) {
            return false;
        }
        takeAndFlush(nanos - EXACT_NANOS);
        return true;
    }

    /** Takes what comes back for so long. */
    void await(Duration time) throws BoardException, IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            takeAndFlush(left);
        }
    }

    /** Takes what has come back by now, also by a thread that is interrupted, and where the endpoint has ended. */
    void takeRest() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            for (Inbox.Entry entry : incoming.takeAll(0, TimeUnit.NANOSECONDS)) {
                accept(entry);
            }
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void takeAndFlush(long nanos) throws BoardException, IOException, InterruptedException {
        take(Math.min(nanos, flushed + FLUSH_NANOS - System.nanoTime()));
        flushIfDue();
    }

    private void take(long nanos) throws BoardException, IOException, InterruptedException {
        for (Inbox.Entry entry : incoming.takeAll(nanos, TimeUnit.NANOSECONDS)) {
            accept(entry);
            if (entry instanceof Inbox.Ended ended) {
                throw new BoardException("The endpoint has ended: " + ended.why(),
                        "Replay again when the remote is back.", null);
            }
        }
    }

    private void accept(Inbox.Entry entry) throws IOException {
        if (recorder.isPresent()) {
            recorder.get().accept(entry);
        }
        answers += entry instanceof Inbox.Received ? 1 : 0;
    }

    private void flushIfDue() throws IOException {
        long now = System.nanoTime();
        if (now - flushed >= FLUSH_NANOS) {
            flushed = now;
            if (recorder.isPresent()) {
                recorder.get().flush();
            }
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Returns how many messages were sent. */
    long messages() {
        return messages;
    }

    /** Returns how many bytes their payloads have. */
    long bytes() {
        return bytes;
    }

    /** Returns how many messages came back. */
    long answers() {
        return answers;
    }
}
