// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.rpmsgexplorer.protocol.Body;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameInput;
import org.rpmsgexplorer.protocol.FrameOutput;
import org.rpmsgexplorer.protocol.StartMarker;

/** The agent's end of two pipes, moved by a test, and a link at the desktop's end. */
final class FakeAgent implements AutoCloseable {
    final AgentLink link;
    final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    final BlockingQueue<IOException> ends = new LinkedBlockingQueue<>();

    private final Pipe requests = Pipe.open();
    private final Pipe replies = Pipe.open();
    private final InputStream in = Channels.newInputStream(requests.source());
    private final FrameInput frames = new FrameInput(in);
    private final OutputStream out = Channels.newOutputStream(replies.sink());

    FakeAgent() throws IOException {
        link = new AgentLink(Channels.newInputStream(replies.source()), Channels.newOutputStream(requests.sink()),
                events::add, ends::add);
    }

    void ready() throws IOException {
        StartMarker.write(out);
    }

    Frame nextRequest() throws IOException {
        return frames.read();
    }

    void tell(int id, Body body) throws IOException {
        new FrameOutput(out).write(new Frame(id, body));
    }

    void print(byte... bytes) throws IOException {
        out.write(bytes);
    }

    /** Ends the agent's output. */
    void end() throws IOException {
        out.close();
    }

    /** Ends the agent's input, so that nothing can be written to it. */
    void endInput() throws IOException {
        in.close();
    }

    @Override
    public void close() throws IOException {
        out.close();
        in.close();
        requests.sink().close();
        replies.source().close();
    }
}
