// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * What arrives through a jump host: a bounded buffer between the thread of that session, which writes and waits where it
 * is full, and the thread of the session that goes through it.
 */
final class JumpInput extends InputStream {
    private final byte[] buffer = new byte[64 * 1024];
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
        int at = offset;
        while (at < offset + length) {
            while (count == buffer.length && !closed) {
                await(0);
            }
            if (closed) {
                throw new IOException("nobody reads any more");
            }
            int end = (start + count) % buffer.length;
            int part = Math.min(offset + length - at, Math.min(buffer.length - count, buffer.length - end));
            System.arraycopy(bytes, at, buffer, end, part);
            count += part;
            at += part;
            notifyAll();
        }
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
        notifyAll();
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
