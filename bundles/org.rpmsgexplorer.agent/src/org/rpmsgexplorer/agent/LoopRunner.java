// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Way;

/**
 * Carries measurements out on a thread of its own, {@code loops}, one after the other, and answers when one is done.
 *
 * <p>Any thread may call it. The thread ends with {@link #close()}, after the loop that it is in, so that no node is
 * left.
 */
final class LoopRunner implements AutoCloseable {
    private static final int MAX_WAITING = 8;
    private static final long TELL_NANOS = 100_000_000;

    private final Path root;
    private final Journal journal;
    private final Failures failures;
    private final Outbox outbox;
    private final PollLoop pollLoop;
    private final DeviceWatch watch;
    private final LoopEngines engines;
    private final HeldEndpoints held;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "loops");
    private Job current;
    private boolean closed;

    private record Job(int id, Request<?> request) {
    }

    /**
     * Starts the thread.
     *
     * @param watch pauses while loops run, which it would make slower
     */
    LoopRunner(Path root, Journal journal, Failures failures, Outbox outbox, PollLoop pollLoop,
            DeviceWatch watch) {
        this.root = root;
        this.journal = journal;
        this.failures = failures;
        this.outbox = outbox;
        this.pollLoop = pollLoop;
        this.watch = watch;
        engines = new LoopEngines(journal.folder());
        held = new HeldEndpoints(root, journal);
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins with a measurement when those before it are done. */
    void start(int id, Request<?> request) {
        add(new Job(id, request));
    }

    private synchronized void add(Job job) {
        if (waiting.size() >= MAX_WAITING) {
            throw new IllegalArgumentException(MAX_WAITING + " measurements wait already");
        }
        waiting.add(job);
        notifyAll();
    }

    /**
     * Takes a measurement back.
     *
     * @return whether it has not begun, so that nobody else answers
     */
    synchronized boolean cancel(int id) {
        if (current != null && current.id() == id) {
            thread.interrupt();
            return false;
        }
        return waiting.removeIf(job -> job.id() == id);
    }

    private void run() {
        try {
            for (Job job = next(); job != null; job = next()) {
                Reply reply = job.request() instanceof Request.Echo echo ? echo(echo) : measure(job);
                finish();
                outbox.add(new Frame(job.id(), reply));
            }
        } catch (InterruptedException ended) {
            // close() ends this thread so.
        }
    }

    private synchronized Job next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        current = closed ? null : waiting.remove();
        return current;
    }

    /** An interrupt that came too late is not one for the next; that of {@link #close()} is for all that would wait. */
    private synchronized void finish() {
        current = null;
        Thread.interrupted();
        if (closed) {
            thread.interrupt();
        }
    }

    private Reply echo(Request.Echo request) {
        int millis = Math.max(0, request.limitMillis());
        try {
            OptionalLong taken = pollLoop.echo(request.endpoint(), request.payload(), Duration.ofMillis(millis));
            return taken.isPresent() ? new Reply.Echoed(taken.getAsLong()) : SendQueue.late(millis);
        } catch (InterruptedException cancelled) {
            return Failures.CANCELLED;
        } catch (IOException | RuntimeException failed) {
            return failures.of(request, failed);
        }
    }

    private Reply measure(Job job) {
        watch.pause(true);
        try {
            return measure(job.id(), job.request());
        } catch (InterruptedException cancelled) {
            return Failures.CANCELLED;
        } catch (IOException | RuntimeException failed) {
            return failures.of(job.request(), failed);
        } finally {
            watch.pause(false);
        }
    }

    private Reply measure(int id, Request<?> request) throws IOException, InterruptedException {
        if (request instanceof Request.TimeLoops loops) {
            return new CoverLetterLoops(root, journal, engines).time(loops, new Progress(id, loops.loops()));
        } else if (request instanceof Request.HoldEndpoints hold) {
            held.hold(hold, new Progress(id, hold.count()));
            return new Reply.Done();
        } else if (request instanceof Request.TimeEchoes echoes) {
            try (MeasuredEndpoint endpoint =
                    MeasuredEndpoint.open(root, journal, echoes.control(), echoes.way(), echoes.destination())) {
                return EchoTimer.time(endpoint, echoes, new Progress(id, echoes.count()));
            }
        } else if (request instanceof Request.TimeStream stream) {
            try (MeasuredEndpoint endpoint =
                    MeasuredEndpoint.open(root, journal, stream.control(), stream.way(), stream.destination())) {
                return StreamTimer.time(endpoint, stream, new Progress(id, stream.count()));
            }
        } else if (request instanceof Request.FindMessageLimit find) {
            try (MeasuredEndpoint endpoint =
                    MeasuredEndpoint.open(root, journal, find.control(), Way.LEGACY, find.destination())) {
                return StreamTimer.limit(endpoint, new Progress(id, 1));
            }
        }
        return new SystemFacts(root).read(engines.whyNoNative());
    }

    /** Tells now and then how far it is. Where the desktop does not read, the measurement waits, between two steps. */
    private final class Progress implements MeasuringListener {
        private final int request;
        private final int all;
        private long told = System.nanoTime();

        Progress(int request, int all) {
            this.request = request;
            this.all = all;
        }

        @Override
        public void done(int steps) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long now = System.nanoTime();
            if (now - told >= TELL_NANOS) {
                told = now;
                outbox.add(new Frame(Frame.EVENT_ID, new Event.LoopProgress(request, steps, all)));
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
            notifyAll();
        }
        thread.interrupt();
        Threads.join(thread);
        if (!thread.isAlive()) {
            held.close();
        }
    }
}
