// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * What arrives through a jump host: a buffer between the thread of that session, which writes, and the thread of the
 * session that goes through it, which reads.
 *
 * <p>Writing never waits: the reading thread also sends, for which it may need what the writing thread receives next.
 * What can be under way is bounded by the windows of the inner session's channels; a host that sends more than 16 MiB
 * beyond that is cut off.
 */
final class JumpInput extends InputStream {
    private static final int MAX_SIZE = 16 << 20;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int count;
    private int limitMillis;
    private boolean ended;
    private boolean closed;

    /** Returns where the arriving bytes go; its end is the end of this stream. */
    OutputStream writer() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                put(bytes, offset, length);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    /** Sets how long a read waits at most; 0 for ever. */
    synchronized void setLimit(int millis) {
        limitMillis = millis;
    }

    private synchronized void put(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("nobody reads any more");
        } else if (length > MAX_SIZE - count) {
            close();
            throw new IOException("more arrived than was asked for");
        }
        makeRoom(length);
        int end = (start + count) % buffer.length;
        int first = Math.min(length, buffer.length - end);
        System.arraycopy(bytes, offset, buffer, end, first);
        System.arraycopy(bytes, offset + first, buffer, 0, length - first);
        count += length;
        notifyAll();
    }

    private void makeRoom(int length) {
        if (length <= buffer.length - count) {
            return;
        }
        byte[] larger = new byte[Math.max(2 * buffer.length, count + length)];
        int first = Math.min(count, buffer.length - start);
        System.arraycopy(buffer, start, larger, 0, first);
        System.arraycopy(buffer, 0, larger, first, count - first);
        buffer = larger;
        start = 0;
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void await(long millis) throws InterruptedIOException {
        try {
            wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        while (count == 0 && !ended && !closed) {
            long left = limitMillis == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (limitMillis != 0 && left <= 0) {
                throw new SocketTimeoutException("Read timed out");
            }
            await(left);
        }
        if (closed) {
            throw new IOException("closed");
        } else if (count == 0) {
            return -1;
        }
        int part = Math.min(length, Math.min(count, buffer.length - start));
        System.arraycopy(buffer, start, bytes, offset, part);
        start = (start + part) % buffer.length;
        count -= part;
        return part;
    }

    @Override
    public synchronized int available() {
        return count;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
