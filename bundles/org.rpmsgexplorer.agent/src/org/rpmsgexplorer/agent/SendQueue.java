// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * Sends messages; those that the kernel does not take at once wait here and are tried again, in their order for each
 * endpoint, until their deadlines.
 *
 * <p>The thread {@code requests} uses it; {@link #cancel} may be called by any thread.
 */
final class SendQueue {
    /**
     * How long to wait before trying again: POLLOUT cannot be waited for, kernels before 7.0 never report it on virtio.
     */
    static final long PAUSE_NANOS = 1_000_000;
    private static final int MAX_WAITING = 256;
    private static final String EAGAIN = Errno.name(Errno.EAGAIN);

    private final EndpointTable endpoints;
    private final Failures failures;
    private final Outbox outbox;
    private final Map<Integer, Queue<Waiting>> queues = new LinkedHashMap<>();
    private final Set<Integer> cancelled = ConcurrentHashMap.newKeySet();
    private int size;
    private long lastTry;

    private record Waiting(int id, Request.Send request, long start) {
        boolean isLate(long now) {
            return now - start > limitMillis() * 1_000_000L;
        }

        int limitMillis() {
            return Math.max(0, request.deadlineMillis());
        }
    }

    SendQueue(EndpointTable endpoints, Failures failures, Outbox outbox) {
        this.endpoints = endpoints;
        this.failures = failures;
        this.outbox = outbox;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Sends a message now or later, and answers then. */
    void send(int id, Request.Send request) throws InterruptedException {
        Waiting message = new Waiting(id, request, System.nanoTime());
        Queue<Waiting> queue = queues.get(request.endpoint());
        if (queue == null && trySend(message)) {
            return;
        } else if (size >= MAX_WAITING) {
            answer(message, new Reply.Failure(Reply.Reason.TIMED_OUT, EAGAIN, size + " messages wait already for"
                    + " their remotes, so this one was not sent", "The remote core is stalled or stopped."));
            return;
        }
        queues.computeIfAbsent(request.endpoint(), endpoint -> new ArrayDeque<>()).add(message);
        size++;
    }

    /** Takes a message back that waits; nothing happens to others. */
    void cancel(int id) {
        cancelled.add(id);
    }

    /** Tries those that wait again, if the last time is long enough ago. */
    void tryAgain() throws InterruptedException {
        long now = System.nanoTime();
        if (size == 0) {
            cancelled.clear();
        } else if (now - lastTry >= PAUSE_NANOS) {
            lastTry = now;
            for (Iterator<Queue<Waiting>> each = queues.values().iterator(); each.hasNext();) {
                Queue<Waiting> queue = each.next();
                trySome(queue, now);
                if (queue.isEmpty()) {
                    each.remove();
                }
            }
        }
    }

    private void trySome(Queue<Waiting> queue, long now) throws InterruptedException {
        while (!queue.isEmpty() && !cancelled.contains(queue.peek().id()) && trySend(queue.peek())) {
            queue.remove();
            size--;
        }
        for (Iterator<Waiting> messages = queue.iterator(); messages.hasNext();) {
            Waiting message = messages.next();
            if (cancelled.remove(message.id())) {
                answer(message, Failures.CANCELLED);
            } else if (message.isLate(now)) {
                answer(message, late(message.limitMillis()));
            } else {
                continue;
            }
            messages.remove();
            size--;
        }
    }

    /** Answers where the message was taken or refused; returns false where it has to wait. */
    private boolean trySend(Waiting message) throws InterruptedException {
        Reply reply;
        try {
            OptionalLong sent = endpoints.trySend(message.request().endpoint(), message.request().payload());
            if (sent.isEmpty()) {
                return false;
            }
            reply = new Reply.Sent(sent.getAsLong());
        } catch (IOException | RuntimeException failed) {
            reply = failures.of(message.request(), failed);
        }
        answer(message, reply);
        return true;
    }

    static Reply late(int millis) {
        return new Reply.Failure(Reply.Reason.TIMED_OUT, EAGAIN,
                "The remote has taken no message for " + millis + " ms, so nothing was sent",
                "The remote core is stalled or stopped: look at its state and its log.");
    }

    /** Answers all that wait for an endpoint which is about to be closed. */
    void endpointCloses(int endpoint) throws InterruptedException {
        Queue<Waiting> queue = queues.remove(endpoint);
        if (queue != null) {
            size -= queue.size();
            for (Waiting message : queue) {
                answer(message, new Reply.Failure(Reply.Reason.TIMED_OUT, EAGAIN,
                        "The endpoint was closed before the remote took the message, so nothing was sent", ""));
            }
        }
    }

    private void answer(Waiting message, Reply reply) throws InterruptedException {
        outbox.add(new Frame(message.id(), reply));
    }
}
