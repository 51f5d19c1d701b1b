// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
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

    private final Endpoint endpoint;
    private final Inbox inbox;
    private final Optional<Recorder> recorder;
    private final Interrupt interrupt;
    private long flushed = System.nanoTime();
    private long messages;
    private long bytes;
    private long answers;

    /**
     * Creates a traffic without messages.
     *
     * @param inbox has what comes to the endpoint
     * @param recorder takes all, as its first endpoint
     */
    ReplayTraffic(Endpoint endpoint, Inbox inbox, Optional<Recorder> recorder, Interrupt interrupt) {
        this.endpoint = endpoint;
        this.inbox = inbox;
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
            if (System.nanoTime() - flushed > CaptureWriter.MAX_DELAY.toNanos()) {
                flushed = System.nanoTime();
                recorder.get().flush();
            }
        }
    }

    /** Takes what comes back for so long. */
    void await(Duration time) throws BoardException, IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            take(left);
        }
    }

    private void take(long nanos) throws BoardException, IOException, InterruptedException {
        for (Inbox.Entry entry : inbox.takeAll(nanos, TimeUnit.NANOSECONDS)) {
            if (recorder.isPresent()) {
                recorder.get().accept(entry);
            }
            if (entry instanceof Inbox.Received) {
                answers++;
            } else if (entry instanceof Inbox.Ended ended) {
                throw new BoardException("The endpoint has ended: " + ended.why(),
                        "Replay again when the remote is back.", null);
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
