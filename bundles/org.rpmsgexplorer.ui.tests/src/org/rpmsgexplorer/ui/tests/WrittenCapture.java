// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.Row;

/** A capture that a test writes: messages that were received by one endpoint at a steady rate. */
final class WrittenCapture implements AutoCloseable {
    private static final long START = 1_700_000_000_000_000_000L;

    private final CaptureWriter writer;
    private final Duration step;

    private WrittenCapture(CaptureWriter writer, Duration step) {
        this.writer = writer;
        this.step = step;
    }

    /**
     * Begins a capture.
     *
     * @param step the time from one message to the next
     */
    static WrittenCapture begin(Path file, Duration step) throws IOException {
        CaptureWriter writer = CaptureWriter.create(file, "a test");
        writer.addEndpoint(new CapturedEndpoint("root@board", "rpmsg_ctrl0", "sensors", "sensors", "fd", OptionalLong.of(0x401),
                OptionalLong.of(0x400)));
        return new WrittenCapture(writer, step);
    }

    /** Writes some messages, which are numbered from 0 each time. */
    void write(int count) throws IOException {
        for (int message = 0; message < count; message++) {
            byte[] text = ("message " + message).getBytes(StandardCharsets.US_ASCII);
            writer.message(0, Direction.RECEIVED, START + writer.rows() * step.toNanos(), Row.UNKNOWN_NANOS, Row.UNKNOWN_ADDRESS, 0x401,
                    ByteBuffer.wrap(text));
        }
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
