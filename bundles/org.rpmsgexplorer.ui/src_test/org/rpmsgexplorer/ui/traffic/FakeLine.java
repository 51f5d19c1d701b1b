// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.SentMessage;
import org.rpmsgexplorer.core.connection.Way;

/** An endpoint without a board: a test says what comes to it. */
final class FakeLine implements EndpointLine {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    final BlockingQueue<Inbox.Entry> coming = new LinkedBlockingQueue<>();
    /** Is run while a message is being sent. */
    volatile Runnable whileSending = () -> {
    };
    volatile BoardException refusal;
    /** Is thrown by the end of the endpoint on the board; null where that works. */
    volatile BoardException undestroyable;
    volatile boolean destroyed;
    volatile boolean ended;

    private final String name;

    FakeLine(String name) {
        this.name = name;
    }

    static Inbox.Entry message(int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int index = 0; index < payload.length; index++) {
            bytes[index] = (byte) payload[index];
        }
        return new Inbox.Received(0, new ReceivedMessage(7, NOW, bytes));
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
        return NOW;
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
        whileSending.run();
        return new SentMessage(8, NOW);
    }

    @Override
    public void destroy() throws BoardException {
        destroyed = true;
        if (undestroyable != null) {
            throw undestroyable;
        }
    }

    @Override
    public void end() {
        ended = true;
    }
}
