// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.rpmsgexplorer.protocol.Body;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameInput;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * The agent's life on one connection.
 *
 * <p>Threads: the caller of {@link #serve} reads frames; {@code requests} carries them out one by one;
 * {@code rpmsg-poll} reads messages ({@link PollLoop}); {@code frame-writer} writes everything
 * ({@link Outbox}); {@code silence-watch} notices when nothing comes ({@link SilenceWatch}). All end with {@link #close()}; they are daemons, so that one that hangs in a call does not keep the
 * agent alive.
 */
final class Agent implements AutoCloseable {
    private static final int MAX_WAITING = 64;

    private final Outbox outbox;
    private final PollLoop pollLoop;
    private final EndpointTable endpoints;
    private final RequestHandler handler;
    private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread worker = new Thread(this::work, "requests");
    private final SilenceWatch silence;

    /**
     * Starts the threads.
     *
     * @param root what stands for {@code /}
     * @param out where frames go
     * @param silenceLimit how long the desktop may say nothing
     * @param onSilence what to do then
     */
    Agent(Path root, OutputStream out, Duration silenceLimit, Runnable onSilence) throws IOException {
        outbox = new Outbox(out);
        pollLoop = new PollLoop(outbox);
        endpoints = new EndpointTable(root, pollLoop);
        handler = new RequestHandler(root, endpoints);
        worker.setDaemon(true);
        worker.start();
        silence = new SilenceWatch(silenceLimit, onSilence);
    }

    /** Reads requests until the stream ends or breaks. */
    void serve(InputStream in) {
        FrameInput frames = new FrameInput(in);
        try {
            Frame frame = frames.read();
            while (frame != null) {
                silence.heard();
                if (frame.body() instanceof Request.Heartbeat) {
                    outbox.add(new Frame(frame.id(), new Reply.Done()));
                } else {
                    waiting.put(frame);
                }
                frame = frames.read();
            }
        } catch (IOException broken) {
            Log.warn("The desktop's stream is broken", broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (true) {
                Frame frame = waiting.take();
                outbox.add(new Frame(frame.id(), answer(frame.body())));
            }
        } catch (InterruptedException ended) {
            // close() ends this thread so.
        }
    }

    private Reply answer(Body body) throws InterruptedException {
        if (body instanceof Request<?> request) {
            return handler.handle(request);
        }
        return new Reply.Failure(Reply.Reason.BAD_REQUEST, 0, "The agent takes requests only", "");
    }

    /** Ends the request that is being carried out, and destroys what was created, each once. Any thread may call it. */
    void destroyEndpoints() {
        worker.interrupt();
        endpoints.closeAll();
    }

    @Override
    public void close() {
        silence.close();
        worker.interrupt();
        Threads.join(worker);
        destroyEndpoints();
        pollLoop.close();
        outbox.close();
    }
}
