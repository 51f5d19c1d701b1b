// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameInput;
import org.rpmsgexplorer.protocol.FrameOutput;
import org.rpmsgexplorer.protocol.ProtocolException;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.StartMarker;

/**
 * Requests and replies over the agent's two streams.
 *
 * <p>Any thread may {@link #call}, but for the one thread {@code agent-reader} that reads replies and events; events
 * are told on it.
 */
final class AgentLink {
    private static final System.Logger LOG = System.getLogger(AgentLink.class.getName());
    private static final long CANCEL_NANOS = 100_000_000;

    /** Is told what the agent tells without being asked. */
    interface Events {
        void accept(Event event) throws IOException;
    }

    private final InputStream in;
    private final FrameOutput out;
    private final Events events;
    private final Consumer<IOException> ended;
    /** Written under this lock, because a write waits where the stream does, and nobody shall wait for that without end. */
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<Integer, Waiting<?>> waiting = new ConcurrentHashMap<>();
    private final Map<Integer, Progress> followed = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final Thread reader = new Thread(this::read, "agent-reader");
    private volatile IOException end;
    private volatile IOException givenUp;
    private volatile long lastHeard = System.nanoTime();

    /** Somebody who waits for the reply to a request; the reading thread hands it to {@code first} before anything else. */
    private record Waiting<R extends Reply>(Class<R> type, Consumer<? super R> first, CompletableFuture<Reply> reply) {
        void answer(Reply answer) {
            if (type.isInstance(answer)) {
                first.accept(type.cast(answer));
            }
            reply.complete(answer);
        }
    }

    /**
     * Creates a link; {@link #start} begins to read.
     *
     * @param events is told every event, on the reading thread; where it throws, the link ends with that reason
     * @param ended is told once that the link has ended and why, on the reading thread
     */
    AgentLink(InputStream in, OutputStream out, Events events, Consumer<IOException> ended) {
        this.in = in;
        this.out = new FrameOutput(out);
        this.events = events;
        this.ended = ended;
    }

    /** Waits until the agent says that it runs. */
    void start(Duration limit) throws BoardException {
        reader.setDaemon(true);
        reader.start();
        try {
            await(started, limit, "The agent did not start", Progress.NONE);
        } catch (ExecutionException failed) {
            throw new BoardException(failed.getCause().getMessage(), "Does java run on the board? The agent's log may say"
                    + " more.", failed.getCause());
        }
    }

    private void read() {
        IOException why = new EOFException("the agent has ended");
        try {
            StartMarker.await(in);
            started.complete(null);
            FrameInput frames = new FrameInput(in);
            for (Frame frame = frames.read(); frame != null; frame = frames.read()) {
                lastHeard = System.nanoTime();
                accept(frame);
            }
        } catch (IOException broken) {
            why = broken;
        } catch (RuntimeException | Error defect) {
            // An Error too, such as no memory: who waits must be told whatever happens.
            why = new IOException("a defect in RPMsg Explorer: " + defect, defect);
        }
        why = givenUp == null ? why : givenUp;
        end = why;
        started.completeExceptionally(why);
        for (Waiting<?> waiter : waiting.values()) {
            waiter.reply().completeExceptionally(why);
        }
        ended.accept(why);
    }

    private void accept(Frame frame) throws IOException {
        if (frame.body() instanceof Event.LoopProgress loops) {
            Progress progress = followed.get(loops.request());
            if (progress != null) {
                progress.part(loops.done(), loops.total(), "loops");
            }
        } else if (frame.body() instanceof Event event) {
            events.accept(event);
        } else if (frame.body() instanceof Reply reply) {
            Waiting<?> waiter = waiting.remove(frame.id());
            // Nobody waits any more where the limit has passed.
            if (waiter != null) {
                waiter.answer(reply);
            }
        } else {
            throw new ProtocolException("The agent sent a request");
        }
    }

    /**
     * Sends a request and waits for its reply.
     *
     * @param limit how long to wait
     * @throws BoardException where the agent says that it failed, does not answer in time, or is gone
     */
    <R extends Reply> R call(Request<R> request, Duration limit) throws BoardException {
        return call(request, limit, reply -> {
        });
    }

    /**
     * Sends a request and waits for its reply. Where the waiting thread is interrupted or the limit has passed, the agent is
     * told that it is not wanted any more.
     *
     * @param limit how long to wait
     * @param first is told the reply by the reading thread, before all events that come after it; nothing is told where the
     *        request fails
     * @throws BoardException where the agent says that it failed, does not answer in time, or is gone
     */
    <R extends Reply> R call(Request<R> request, Duration limit, Consumer<? super R> first) throws BoardException {
        return call(nextId(), request, limit, first, Progress.NONE);
    }

    /**
     * Sends a request and waits for its reply. The agent is told that it is not wanted any more where the progress is cancelled,
     * too.
     *
     * @param limit how long to wait
     * @param progress is told, on the reading thread, how far a {@link Request.TimeLoops} is
     * @throws BoardException where the agent says that it failed, does not answer in time, or is gone
     */
    <R extends Reply> R follow(Request<R> request, Duration limit, Progress progress) throws BoardException {
        int id = nextId();
        followed.put(id, progress);
        try {
            return call(id, request, limit, reply -> {
            }, progress);
        } finally {
            followed.remove(id);
        }
    }

    private int nextId() {
        return lastId.updateAndGet(last -> last == -1 ? 1 : last + 1);
    }

    private <R extends Reply> R call(int id, Request<R> request, Duration limit, Consumer<? super R> first,
            Progress progress) throws BoardException {
        CompletableFuture<Reply> future = new CompletableFuture<>();
        waiting.put(id, new Waiting<>(request.replyType(), first, future));
        try {
            if (end != null) {
                throw lost(end);
            }
            write(new Frame(id, request), limit);
            Reply reply = awaitReply(id, future, limit, progress);
            if (reply instanceof Reply.Failure failure) {
                throw Replies.failure(failure);
            } else if (!request.replyType().isInstance(reply)) {
                throw new BoardException("The agent answered with something else than was asked", "", null);
            }
            return request.replyType().cast(reply);
        } catch (IOException broken) {
            throw lost(end == null ? broken : end);
        } catch (ExecutionException broken) {
            throw lost(broken.getCause());
        } finally {
            waiting.remove(id);
        }
    }

    private Reply awaitReply(int id, CompletableFuture<Reply> future, Duration limit, Progress progress)
            throws BoardException, ExecutionException {
        try {
            return await(future, limit, "The agent has not answered", progress);
        } catch (BoardException notWanted) {
            takeBack(id);
            throw notWanted;
        }
    }

    /** Nobody waits for the answer to this, nor for room in the stream. */
    private void takeBack(int id) {
        // A stream may take an interrupt for its own end.
        boolean interrupted = Thread.interrupted();
        if (writing.tryLock()) {
            try {
                out.write(new Frame(nextId(), new Request.Cancel(id)));
            } catch (IOException broken) {
                LOG.log(System.Logger.Level.DEBUG, "A request could not be taken back", broken);
            } finally {
                writing.unlock();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends a request and does not wait for its reply, only until the stream takes it.
     *
     * @return whether the stream has taken it
     */
    boolean tell(Request<Reply.Done> request, Duration limit) {
        // A stream may take an interrupt for its own end.
        boolean interrupted = Thread.interrupted();
        try {
            write(new Frame(nextId(), request), limit);
            return true;
        } catch (IOException | BoardException untold) {
            LOG.log(System.Logger.Level.DEBUG, "The agent could not be told " + request, untold);
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(Frame frame, Duration limit) throws IOException, BoardException {
        try {
            if (!writing.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BoardException(BoardException.Kind.TIMED_OUT, "The agent has not read what was sent to it for "
                        + limit.toSeconds() + " s", "The board may be overloaded or out of reach: try again.", null);
            }
        } catch (InterruptedException cancelled) {
            throw cancelled(cancelled);
        }
        try {
            out.write(frame);
        } finally {
            writing.unlock();
        }
    }

    /** Returns how long ago the last frame came. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    /** Says why the link is going to end; the caller then closes the streams. */
    void giveUp(IOException why) {
        givenUp = why;
    }

    /** Waits until the agent's stream has ended. */
    void awaitEnd(Duration limit) {
        try {
            reader.join(limit.toMillis());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration limit, String failure, Progress progress)
            throws BoardException, ExecutionException {
        long start = System.nanoTime();
        while (!progress.isCancelled()) {
            long left = limit.toNanos() - (System.nanoTime() - start);
            try {
                // Nobody tells when a progress is cancelled, so that it is asked.
                return future.get(progress == Progress.NONE ? left : Math.min(left, CANCEL_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                if (System.nanoTime() - start >= limit.toNanos()) {
                    throw new BoardException(BoardException.Kind.TIMED_OUT, failure + " within " + limit.toSeconds() + " s",
                            "The board may be overloaded or out of reach: try again.", late);
                }
            } catch (InterruptedException cancelled) {
                throw cancelled(cancelled);
            }
        }
        throw new BoardException(BoardException.Kind.CANCELLED, "Cancelled", "", null);
    }

    private static BoardException cancelled(InterruptedException why) {
        Thread.currentThread().interrupt();
        return new BoardException(BoardException.Kind.CANCELLED, "Cancelled", "", why);
    }

    private static BoardException lost(Throwable why) {
        return new BoardException(BoardException.Kind.LOST, "The connection to the agent is lost: " + why.getMessage(),
                "Connect again.", why);
    }
}
