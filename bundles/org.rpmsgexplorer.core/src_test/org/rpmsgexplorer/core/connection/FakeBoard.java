// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Body;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameInput;
import org.rpmsgexplorer.protocol.FrameOutput;
import org.rpmsgexplorer.protocol.MessageBlock;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;
import org.rpmsgexplorer.protocol.StartMarker;

/** A board in this JVM whose agents do as a test says; every connection gets an agent of its own. */
public final class FakeBoard implements AgentChannel.Source {
    static final Duration LIMIT = Duration.ofSeconds(8);
    /** All that is not asked for by a test: one control device, and everything succeeds. */
    private static final Reply.ControlDevice CONTROL = control("rpmsg_ctrl0", "virtio0");

    final BlockingQueue<Agent> agents = new LinkedBlockingQueue<>();
    /** Thrown, one after the other, where somebody connects. */
    final BlockingQueue<BoardException> refusals = new LinkedBlockingQueue<>();
    volatile List<Reply.ControlDevice> controls = List.of(CONTROL);
    /** Answers a request; null leaves it to the board. */
    public volatile Function<Request<?>, Reply> answers = request -> null;
    /** Whether {@link #open} waits until its thread is interrupted. */
    volatile boolean hangs;

    static Reply.ControlDevice control(String name, String device) {
        Reply.WayState has = new Reply.WayState(Reply.Presence.YES, "");
        return new Reply.ControlDevice(name, Optional.of(device), Optional.empty(), List.of(device), has, has);
    }

    /** Connects; what is lost stays lost. */
    public Connection connect() throws BoardException {
        Connection connection = new Connection("fake", this, ConnectionOptions.PLAIN, SessionKeeper.Pace.USUAL);
        connection.connect(Progress.NONE);
        return connection;
    }

    @Override
    public AgentChannel open(Progress progress) throws BoardException {
        BoardException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        try {
            synchronized (this) {
                while (hangs) {
                    wait();
                }
            }
            Agent agent = new Agent();
            agents.add(agent);
            agent.thread.start();
            return agent.channel();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException cancelled) {
            throw new BoardException(BoardException.Kind.CANCELLED, "Cancelled", "", cancelled);
        }
    }

    /** Waits for the next agent that is started. */
    Agent next() throws InterruptedException {
        Agent agent = agents.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (agent == null) {
            throw new AssertionError("Nobody has connected");
        }
        return agent;
    }

    /** One agent. */
    final class Agent {
        final BlockingQueue<Request<?>> requests = new LinkedBlockingQueue<>();

        private final Pipe input = Pipe.open();
        private final Pipe output = Pipe.open();
        private final OutputStream out = Channels.newOutputStream(output.sink());
        private final FrameOutput frames = new FrameOutput(out);
        private final Thread thread = new Thread(this::run, "fake-agent");

        Agent() throws IOException {
            thread.setDaemon(true);
        }

        AgentChannel channel() {
            return new AgentChannel("fake", Channels.newOutputStream(input.sink()),
                    Channels.newInputStream(output.source()), InputStream.nullInputStream(), () -> true, this::end);
        }

        private void run() {
            try (InputStream in = Channels.newInputStream(input.source())) {
                StartMarker.write(out);
                FrameInput received = new FrameInput(in);
                for (Frame frame = received.read(); frame != null; frame = received.read()) {
                    Request<?> request = (Request<?>) frame.body();
                    requests.add(request);
                    Reply own = answers.apply(request);
                    frames.write(new Frame(frame.id(), own == null ? usual(request) : own));
                }
            } catch (IOException gone) {
                // The test, or the desktop, has ended it.
            } finally {
                end();
            }
        }

        private Reply usual(Request<?> request) {
            if (request instanceof Request.Hello) {
                return new Reply.Welcome(Schema.fingerprint(), "m", "k", "j", 0, 0);
            } else if (request instanceof Request.ListDevices) {
                return new Reply.Devices(controls, List.of(), List.of(), List.of(), 0);
            } else if (request instanceof Request.OpenEndpoint) {
                return new Reply.EndpointOpened(Optional.empty());
            } else if (request instanceof Request.Send) {
                return new Reply.Sent(0);
            } else if (request instanceof Request.Heartbeat) {
                return new Reply.Alive(0, 0);
            }
            return new Reply.Done();
        }

        /** Waits for a request of a kind. */
        <R extends Request<?>> R await(Class<R> kind) throws InterruptedException {
            while (true) {
                Request<?> request = requests.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                if (request == null) {
                    throw new AssertionError("No " + kind.getSimpleName() + " has come");
                } else if (kind.isInstance(request)) {
                    return kind.cast(request);
                }
            }
        }

        void tell(Event event) throws IOException {
            write(Frame.EVENT_ID, event);
        }

        void write(int id, Body body) throws IOException {
            frames.write(new Frame(id, body));
        }

        /** Writes bytes as they are. */
        void print(byte[] bytes) {
            try {
                out.write(bytes);
            } catch (IOException gone) {
                // The desktop has had enough.
            }
        }

        /** Tells an endpoint messages of one byte each. */
        void deliver(int endpoint, int... payloads) throws IOException {
            MessageBlock.Builder block = new MessageBlock.Builder(100 * payloads.length);
            for (int payload : payloads) {
                int offset = block.addMessage(endpoint, 0, 1);
                block.array()[offset] = (byte) payload;
            }
            frames.writeMessages(block.array(), block.length());
        }

        /** Ends as if it had been killed, or the session broken. */
        void end() {
            try {
                output.sink().close();
                input.source().close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
