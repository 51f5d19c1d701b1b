// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

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
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
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
    /** Is told what the agent tells without being asked. */
    interface Events {
        void accept(Event event) throws IOException;
    }

    private final InputStream in;
    private final FrameOutput out;
    private final Events events;
    private final Consumer<IOException> ended;
    private final Map<Integer, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final Thread reader = new Thread(this::read, "agent-reader");
    private volatile IOException end;
    private volatile IOException givenUp;

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
            await(started, limit, "The agent did not start");
        } catch (ExecutionException failed) {
            throw new BoardException(failed.getCause().getMessage(), "Does java run on the board? The agent's log may say"
                    + " more.", failed.getCause());
        }
    }

    private void read() {
        IOException why = new IOException("the agent has ended");
        try {
            StartMarker.await(in);
            started.complete(null);
            FrameInput frames = new FrameInput(in);
            for (Frame frame = frames.read(); frame != null; frame = frames.read()) {
                accept(frame);
            }
        } catch (IOException broken) {
            why = broken;
        } catch (RuntimeException defect) {
            why = new IOException("a defect in RPMsg Explorer: " + defect, defect);
        }
        why = givenUp == null ? why : givenUp;
        end = why;
        started.completeExceptionally(why);
        for (CompletableFuture<Reply> reply : waiting.values()) {
            reply.completeExceptionally(why);
        }
        ended.accept(why);
    }

    private void accept(Frame frame) throws IOException {
        if (frame.body() instanceof Event event) {
            events.accept(event);
        } else if (frame.body() instanceof Reply reply) {
            CompletableFuture<Reply> future = waiting.remove(frame.id());
            // Nobody waits any more where the limit has passed.
            if (future != null) {
                future.complete(reply);
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
        int id = lastId.incrementAndGet();
        CompletableFuture<Reply> future = new CompletableFuture<>();
        waiting.put(id, future);
        try {
            if (end != null) {
                throw lost(end);
            }
            out.write(new Frame(id, request));
            Reply reply = await(future, limit, "The agent has not answered");
            if (reply instanceof Reply.Failure failure) {
                throw new BoardException(failure.text(), failure.hint(), null);
            } else if (!request.replyType().isInstance(reply)) {
                throw new BoardException("The agent answered with something else than was asked", "", null);
            }
            return request.replyType().cast(reply);
        } catch (IOException broken) {
            throw lost(broken);
        } catch (ExecutionException broken) {
            throw lost(broken.getCause());
        } finally {
            waiting.remove(id);
        }
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

    private static <T> T await(CompletableFuture<T> future, Duration limit, String failure)
            throws BoardException, ExecutionException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new BoardException(failure + " within " + limit.toSeconds() + " s", "The board may be overloaded or out of"
                    + " reach: try again.", late);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new BoardException("Cancelled", "", cancelled);
        }
    }

    private static BoardException lost(Throwable why) {
        return new BoardException("The connection to the agent is lost: " + why.getMessage(), "Connect again.", why);
    }
}
