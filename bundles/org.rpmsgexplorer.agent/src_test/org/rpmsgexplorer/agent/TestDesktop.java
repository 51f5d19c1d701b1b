// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.rpmsgexplorer.protocol.Body;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameInput;
import org.rpmsgexplorer.protocol.FrameOutput;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;

/** An agent over pipes, with a thread that serves it, and the desktop's end of the pipes. */
final class TestDesktop implements AutoCloseable {
    private final Pipe requests = Pipe.open();
    private final Pipe replies = Pipe.open();
    private final OutputStream toAgent = Channels.newOutputStream(requests.sink());
    private final FrameOutput out = new FrameOutput(toAgent);
    private final FrameInput in = new FrameInput(Channels.newInputStream(replies.source()));
    private final Agent agent;
    private final Thread server;
    private int lastId;

    TestDesktop(Path root) throws IOException {
        this(root, Request.Heartbeat.SILENCE, () -> { });
    }

    TestDesktop(Path root, Duration silenceLimit, Runnable onSilence) throws IOException {
        agent = new Agent(root, Optional.of(root), Channels.newOutputStream(replies.sink()), silenceLimit, onSilence);
        server = new Thread(() -> agent.serve(Channels.newInputStream(requests.source())), "serve");
        server.start();
    }

    /** Begins a connection with the right hello. */
    TestDesktop greeted() throws IOException {
        call(new Request.Hello(Schema.fingerprint()));
        return this;
    }

    Reply call(Body request) throws IOException {
        out.write(new Frame(++lastId, request));
        Frame reply = in.read();
        if (reply.id() != lastId) {
            throw new IllegalStateException("A reply to " + reply.id() + " instead of " + lastId);
        }
        return (Reply) reply.body();
    }

    Reply.Failure refused(Body request) throws IOException {
        return (Reply.Failure) call(request);
    }

    void sendBytes(byte... bytes) throws IOException {
        toAgent.write(bytes);
    }

    void endInput() throws IOException {
        toAgent.close();
    }

    /** Waits until the agent reads no more, and lets it end. */
    void awaitEnd() throws InterruptedException {
        server.join();
        agent.close();
    }

    @Override
    public void close() throws IOException {
        toAgent.close();
        agent.close();
        requests.source().close();
        replies.sink().close();
        replies.source().close();
    }
}
