// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.SentMessage;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.traffic.EndpointLine;

/** An endpoint without a board: what is sent comes back, and who has it says what comes besides. */
public final class FeedLine implements EndpointLine {
    private static final long START = System.nanoTime();

    private final BlockingQueue<Inbox.Entry> coming = new LinkedBlockingQueue<>();
    private final String name;
    private volatile BoardException refusal;
    private volatile CountDownLatch held = new CountDownLatch(0);

    /**
     * Creates one.
     *
     * @param name of the endpoint
     */
    public FeedLine(String name) {
        this.name = name;
    }

    /** Lets a text come. */
    public void receive(String text) {
        receive(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets a message come. */
    public void receive(byte[] payload) {
        coming.add(new Inbox.Received(0, new ReceivedMessage(System.nanoTime() - START, Instant.now(), payload)));
    }

    /** Lets messages be lost. */
    public void lose(long count) {
        coming.add(new Inbox.Gap(0, new LostMessages(System.nanoTime() - START, Instant.now(), count)));
    }

    /** Lets the endpoint be gone for now. */
    public void goAway(String why) {
        coming.add(new Inbox.Waiting(0, why));
    }

    /** Lets each send fail from now on. */
    public void refuse(String message, String hint) {
        refusal = new BoardException(message, hint, null);
    }

    /** Lets each send wait from now on. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    /** Lets those go on that wait, and no other one wait. */
    public void letGo() {
        held.countDown();
    }

    /**
     * Lets messages of 64 bytes come at a steady rate, by the thread that calls this.
     *
     * @return how many came
     */
    public int flood(int perSecond, Duration time) throws InterruptedException {
        long start = System.nanoTime();
        int count = 0;
        for (long now = start; now - start < time.toNanos(); now = System.nanoTime()) {
            int due = (int) ((now - start) / 1e9 * perSecond);
            for (; count < due; count++) {
                ByteBuffer payload = ByteBuffer.allocate(64);
                payload.put((count % 2 == 0 ? "even " : "odd ").getBytes(StandardCharsets.US_ASCII)).putInt(60, count);
                receive(payload.array());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return count;
    }

    @Override
    public EndpointSpec spec() {
        return new EndpointSpec("rpmsg_ctrl0", Way.FD, name, EndpointSpec.ANY, 0x400);
    }

    @Override
    public boolean existingNode() {
        return false;
    }

    @Override
    public Optional<String> node() {
        return Optional.empty();
    }

    @Override
    public Instant boardTime() {
        return Instant.now();
    }

    @Override
    public Queue<Inbox.Entry> take(long nanos) throws InterruptedException {
        Queue<Inbox.Entry> taken = new ArrayDeque<>();
        Inbox.Entry first = coming.poll(nanos, TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            coming.drainTo(taken);
        }
        return taken;
    }

    @Override
    public SentMessage send(byte[] payload, Duration deadline) throws BoardException {
        if (refusal != null) {
            throw refusal;
        }
        try {
            held.await();
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
            throw new BoardException("Interrupted while the remote took nothing", "Send it again.", enough);
        }
        SentMessage sent = new SentMessage(System.nanoTime() - START, Instant.now());
        receive(payload);
        return sent;
    }

    @Override
    public void destroy() {
        // There is nothing to destroy.
    }

    @Override
    public void end() {
        coming.clear();
    }
}
