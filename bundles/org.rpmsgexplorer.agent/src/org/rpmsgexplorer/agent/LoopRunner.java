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

/**
 * Times loops and echoes on a thread of its own, {@code loops}, one series or echo after the other, and answers when one is
 * done.
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
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a series when those before it are done. */
    void start(int id, Request.TimeLoops request) {
        add(new Job(id, request));
    }

    /** Times an echo when what was begun before is done. */
    void start(int id, Request.Echo request) {
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
     * Takes a series back.
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
                Reply reply = job.request() instanceof Request.TimeLoops loops ? time(job.id(), loops)
                        : echo((Request.Echo) job.request());
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

    /** An interrupt that came too late is not one of the next series. */
    private synchronized void finish() {
        current = null;
        Thread.interrupted();
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

    private Reply time(int id, Request.TimeLoops request) {
        Progress progress = new Progress(id, request.loops());
        watch.pause(true);
        try {
            return new CoverLetterLoops(root, journal).time(request.control(), request.way(), request.loops(),
                    progress);
        } catch (InterruptedException cancelled) {
            return Failures.CANCELLED;
        } catch (IOException | RuntimeException failed) {
            return failures.of(request, failed);
        } finally {
            watch.pause(false);
        }
    }

    /** Tells now and then how far a series is. Where the desktop does not read, the loops wait, between two of them. */
    private final class Progress implements CoverLetterLoops.LoopListener {
        private final int request;
        private final int all;
        private long told = System.nanoTime();

        Progress(int request, int all) {
            this.request = request;
            this.all = all;
        }

        @Override
        public void done(int loops) throws InterruptedException {
            long now = System.nanoTime();
            if (now - told >= TELL_NANOS) {
                told = now;
                outbox.add(new Frame(Frame.EVENT_ID, new Event.LoopProgress(request, loops, all)));
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
    }
}
