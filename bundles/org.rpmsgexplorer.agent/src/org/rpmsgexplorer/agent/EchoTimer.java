// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * Times messages to an echo service and back, at a fixed rate.
 *
 * <p>Each message is due at its own time. Where the answer to the one before comes after that, the message has waited, as it
 * would have in a program that has something to send at that rate; leaving that away would hide all but one of the messages that
 * a slow moment delays (coordinated omission).
 */
final class EchoTimer {
    private static final int WARM_UP = 200;
    /** A thread that is woken is late by some ten microseconds; so it is woken earlier, and waits for the rest awake. */
    private static final long AWAKE_NANOS = 200_000;
    private static final int FILLER = 0x5a;

    private final MeasuredEndpoint endpoint;
    private final int size;
    private final long limitNanos;
    private final NativeBuffer message;
    private int sequence;

    private EchoTimer(MeasuredEndpoint endpoint, int size, int limitMillis, NativeBuffer message) {
        this.endpoint = endpoint;
        this.size = size;
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(Math.max(1, limitMillis));
        this.message = message;
        byte[] filler = new byte[size];
        Arrays.fill(filler, (byte) FILLER);
        message.put(0, filler);
    }

    /** Times as many as are asked for; an interrupt ends it between two. */
    static Reply.EchoTimes time(MeasuredEndpoint endpoint, Request.TimeEchoes request, MeasuringListener listener)
            throws IOException, InterruptedException {
        try (NativeBuffer message = new NativeBuffer(Math.max(Integer.BYTES, request.size()))) {
            EchoTimer timer = new EchoTimer(endpoint, request.size(), request.limitMillis(), message);
            for (int echo = 0; echo < Math.min(WARM_UP, request.count()); echo++) {
                timer.echo();
                listener.done(0);
            }
            return timer.run(request.count(), request.intervalNanos(), listener);
        }
    }

    private Reply.EchoTimes run(int count, long interval, MeasuringListener listener) throws IOException, InterruptedException {
        List<Long> late = new ArrayList<>(count);
        List<Long> roundTrips = new ArrayList<>(count);
        long begin = System.nanoTime();
        long free = begin;
        for (int echo = 0; echo < count; echo++) {
            long due = interval == 0 ? free : begin + echo * interval;
            awaitTime(due);
            // What made this thread late counts, whatever it was: an answer, another program, the listener.
            late.add(Math.max(0, System.nanoTime() - due));
            roundTrips.add(echo());
            free = System.nanoTime();
            listener.done(echo + 1);
        }
        return new Reply.EchoTimes(late, roundTrips);
    }

    private void awaitTime(long due) throws IOException, InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > AWAKE_NANOS) {
                LockSupport.parkNanos(left - AWAKE_NANOS);
                endpoint.requireControl();
            } else {
                Thread.onSpinWait();
            }
            requireNotInterrupted();
        }
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Returns the nanoseconds that one takes, or -1. */
    private long echo() throws IOException, InterruptedException {
        // Different each time, so that one that comes too late is not taken for the next one.
        message.putInt(0, sequence++);
        long start = System.nanoTime();
        while (!endpoint.send(message, size)) {
            if (System.nanoTime() - start > limitNanos) {
                return -1;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            endpoint.requireControl();
        }
        while (true) {
            long left = limitNanos - (System.nanoTime() - start);
            if (left <= 0) {
                return -1;
            }
            requireNotInterrupted();
            endpoint.await(left);
            int length = endpoint.receive();
            if (length != FileDescriptor.WOULD_BLOCK) {
                long end = System.nanoTime();
                if (length == size && message.startsLike(endpoint.received(), size)) {
                    return end - start;
                }
            }
        }
    }
}
