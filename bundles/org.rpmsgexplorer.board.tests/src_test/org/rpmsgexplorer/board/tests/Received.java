// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.Interruption;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

/** Keeps what an endpoint was told. */
final class Received implements EndpointListener {
    private final BlockingQueue<ReceivedMessage> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final AtomicLong lost = new AtomicLong();
    private final BlockingQueue<Interruption> interruptions = new LinkedBlockingQueue<>();

    @Override
    public void received(ReceivedMessage message) {
        messages.add(message);
    }

    @Override
    public void gap(LostMessages gap) {
        lost.addAndGet(gap.count());
    }

    @Override
    public void interrupted(Interruption what) {
        interruptions.add(what);
    }

    @Override
    public void ended(String why) {
        end.complete(why);
    }

    byte[] next() throws InterruptedException {
        return nextMessage().payload();
    }

    ReceivedMessage nextMessage() throws InterruptedException {
        ReceivedMessage message = messages.poll(TestBoard.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        assertNotNull(message, "no message came");
        return message;
    }

    Interruption awaitInterruption(Duration limit) throws InterruptedException {
        Interruption interruption = interruptions.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        assertNotNull(interruption, "it was not told that it is there again");
        return interruption;
    }

    boolean wasInterrupted() {
        return !interruptions.isEmpty();
    }

    /** Returns what has come and was not taken, without waiting. */
    ReceivedMessage poll() {
        return messages.poll();
    }

    String awaitEnd() throws Exception {
        return awaitEnd(TestBoard.LIMIT.toSeconds());
    }

    String awaitEnd(long seconds) throws Exception {
        return end.get(seconds, TimeUnit.SECONDS);
    }

    boolean hasEnded() {
        return end.isDone();
    }

    long lost() {
        return lost.get();
    }
}
