// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.jcraft.jsch.ChannelExec;

/**
 * A command that runs on a board, with its three streams.
 *
 * <p>Whoever starts it must drain both {@link #output()} and {@link #errors()} from threads of its own: one thread of
 * JSch delivers all channels of a session, and a stream that nobody drains stalls them all.
 */
public final class RemoteProcess implements AutoCloseable {
    private final ChannelExec channel;
    private final InputStream output;
    private final InputStream errors;
    private final OutputStream input;

    RemoteProcess(ChannelExec channel) throws IOException {
        this.channel = channel;
        this.output = channel.getInputStream();
        this.errors = channel.getErrStream();
        this.input = channel.getOutputStream();
    }

    /** Returns what the command writes to standard output. */
    public InputStream output() {
        return output;
    }

    /** Returns what the command writes to standard error. */
    public InputStream errors() {
        return errors;
    }

    /** Returns where the command's standard input comes from; closing it lets the command see its end. */
    public OutputStream input() {
        return input;
    }

    /** Ends the channel; on the board, the command sees the end of its input. */
    @Override
    public void close() {
        channel.disconnect();
    }
}
