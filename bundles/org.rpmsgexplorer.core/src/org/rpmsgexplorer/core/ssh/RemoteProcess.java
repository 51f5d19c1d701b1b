// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;

import com.jcraft.jsch.ChannelExec;

/**
 * A command that runs on a board, with its three streams.
 *
 * <p>Whoever starts it must drain both {@link #output()} and {@link #errors()} from threads of its own: one thread of
 * JSch delivers all channels of a session, and a stream that nobody drains stalls them all.
 */
public final class RemoteProcess implements AutoCloseable {
    private static final int MAX_AWAITED = 64 * 1024;

    private final ChannelExec channel;
    private InputStream output;
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

    /**
     * Waits until the command has written some bytes to standard output, among others; all can be read afterwards. Nobody
     * else may read meanwhile.
     *
     * @param text what is waited for
     * @param limit how long to wait
     * @param progress may be cancelled meanwhile
     * @return false where the command has ended without it, the limit is over, or {@value #MAX_AWAITED} others came
     */
    public boolean awaitOutput(byte[] text, Duration limit, Progress progress) throws BoardException {
        ByteArrayOutputStream come = new ByteArrayOutputStream();
        byte[] last = new byte[text.length];
        long end = System.nanoTime() + limit.toNanos();
        try {
            boolean ended = false;
            while (!ended && System.nanoTime() < end && come.size() < MAX_AWAITED) {
                // In this order: what a command has written is there before its end is known.
                ended = channel.isClosed();
                while (output.available() > 0 && !Arrays.equals(last, text)) {
                    System.arraycopy(last, 1, last, 0, last.length - 1);
                    last[last.length - 1] = (byte) output.read();
                    come.write(last[last.length - 1]);
                }
                if (Arrays.equals(last, text)) {
                    output = new SequenceInputStream(new ByteArrayInputStream(come.toByteArray()), output);
                    return true;
                }
                if (progress.isCancelled()) {
                    throw new InterruptedIOException("cancelled");
                }
                SshSession.pause();
            }
            return false;
        } catch (InterruptedIOException cancelled) {
            throw new BoardException(BoardException.Kind.CANCELLED, "A command on the board was cancelled", "", cancelled);
        } catch (IOException failed) {
            throw new BoardException("What a command on the board wrote cannot be read: " + failed.getMessage(), "", failed);
        }
    }

    /** Ends the channel; on the board, the command sees the end of its input. */
    @Override
    public void close() {
        channel.disconnect();
    }
}
