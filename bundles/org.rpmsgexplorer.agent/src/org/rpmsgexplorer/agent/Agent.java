// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.rpmsgexplorer.protocol.Body;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameInput;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * The agent's life on one connection.
 *
 * <p>Threads: the caller of {@link #serve} reads frames; {@code requests} carries them out one by one; {@code loops}
 * runs benchmarks beside them ({@link LoopRunner}); {@code rpmsg-poll} reads messages ({@link PollLoop});
 * {@code device-watch} notices what comes and goes ({@link DeviceWatch}); {@code frame-writer} writes everything
 * ({@link Outbox}); {@code silence-watch} notices when nothing comes ({@link SilenceWatch}). All end with
 * {@link #close()}; they are daemons, so that one that hangs in a call does not keep the agent alive.
 */
final class Agent implements AutoCloseable {
    private final Outbox outbox;
    private final PollLoop pollLoop;
    private final EndpointTable endpoints;
    private final DeviceWatch watch;
    private final SendQueue sends;
    private final LoopRunner loops;
    private final RequestHandler handler;
    private final RequestQueue waiting = new RequestQueue();
    private final Thread worker = new Thread(this::work, "requests");
    private final SilenceWatch silence;

    /**
     * Starts the threads.
     *
     * @param root what stands for {@code /}
     * @param folder where the journal goes
     * @param out where frames go
     * @param silenceLimit how long the desktop may say nothing
     * @param onSilence what to do then
     */
    Agent(Path root, Optional<Path> folder, OutputStream out, Duration silenceLimit, Runnable onSilence)
            throws IOException {
        outbox = new Outbox(out);
        pollLoop = new PollLoop(root, outbox);
        Journal journal = new Journal(folder, root);
        endpoints = new EndpointTable(root, pollLoop, journal);
        DeviceList devices = new DeviceList(root);
        Failures failures = new Failures(root, devices, endpoints);
        watch = new DeviceWatch(devices, endpoints, outbox);
        sends = new SendQueue(endpoints, failures, outbox);
        loops = new LoopRunner(root, journal, failures, outbox, pollLoop, watch);
        handler = new RequestHandler(root, new RequestHandler.Parts(endpoints, devices, watch, sends, loops,
                new Leftovers(root, journal), failures));
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
                    outbox.add(new Frame(frame.id(),
                            new Reply.Alive(System.nanoTime(), System.currentTimeMillis())));
                } else if (frame.body() instanceof Request.Cancel cancel) {
                    cancel(cancel.request());
                    outbox.add(new Frame(frame.id(), new Reply.Done()));
                } else if (frame.body() instanceof Request.Grant grant) {
                    outbox.grant(grant.bytes());
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

    /** Whoever has the request answers it; one that is being carried out at this moment is done soon. */
    private void cancel(int id) throws InterruptedException {
        if (waiting.remove(id) || loops.cancel(id)) {
            outbox.add(new Frame(id, Failures.CANCELLED));
        } else {
            sends.cancel(id);
        }
    }

    private void work() {
        try {
            while (true) {
                Frame frame = waiting.take(sends.isEmpty() ? 0 : SendQueue.PAUSE_NANOS);
                if (frame != null) {
                    Optional<Reply> reply = answer(frame);
                    if (reply.isPresent()) {
                        outbox.add(new Frame(frame.id(), reply.get()));
                    }
                }
                sends.tryAgain();
            }
        } catch (InterruptedException ended) {
            // close() ends this thread so.
        }
    }

    private Optional<Reply> answer(Frame frame) throws InterruptedException {
        Body body = frame.body();
        if (body instanceof Request<?> request) {
            return handler.handle(frame.id(), request);
        }
        return Optional.of(new Reply.Failure(Reply.Reason.BAD_REQUEST, "", "The agent takes requests only", ""));
    }

    /**
     * Ends the request that is being carried out and the loops that run, and destroys what was created, each once. Any
     * thread may call it.
     */
    void destroyEndpoints() {
        worker.interrupt();
        loops.close();
        endpoints.closeAll();
    }

    @Override
    public void close() {
        silence.close();
        worker.interrupt();
        Threads.join(worker);
        loops.close();
        watch.close();
        destroyEndpoints();
        pollLoop.close();
        outbox.close();
    }
}
