// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameInput;

/** A desktop that does not read until it is told to. */
final class GatedStream extends OutputStream {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Waits until the writer waits here. */
    void awaitWriter() throws InterruptedException {
        entered.await();
    }

    void open() {
        open.countDown();
    }

    /** Waits until so many bytes were written, and returns how many there are. */
    long awaitBytes(long count) throws InterruptedException {
        synchronized (bytes) {
            while (bytes.size() < count) {
                bytes.wait();
            }
            return bytes.size();
        }
    }

    /** Returns all frames that were written. */
    List<Frame> frames() throws IOException {
        List<Frame> frames = new ArrayList<>();
        FrameInput in = new FrameInput(new ByteArrayInputStream(bytes.toByteArray()));
        for (Frame frame = in.read(); frame != null; frame = in.read()) {
            frames.add(frame);
        }
        return frames;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        entered.countDown();
        try {
            open.await();
        } catch (InterruptedException ended) {
            throw new InterruptedIOException();
        }
        synchronized (bytes) {
            bytes.write(source, offset, length);
            bytes.notifyAll();
        }
    }
}
