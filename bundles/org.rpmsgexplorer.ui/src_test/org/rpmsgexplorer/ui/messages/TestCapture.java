// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;

/** A capture that a test writes, with two endpoints; each row comes a millisecond after the one before. */
final class TestCapture implements AutoCloseable {
    static final long START = 1_700_000_000_000_000_000L;
    static final long STEP = 1_000_000;

    private final Path path;
    private final CaptureWriter writer;

    TestCapture(Path folder) throws IOException {
        path = folder.resolve("test.rpmsg");
        writer = CaptureWriter.create(path, "a test");
        writer.addEndpoint(endpoint("echo", 0x400));
        writer.addEndpoint(endpoint("sink", 0x401));
    }

    static CapturedEndpoint endpoint(String name, long remote) {
        return new CapturedEndpoint("virtual", "rpmsg_ctrl0", name, name, "fd", OptionalLong.empty(), OptionalLong.of(remote));
    }

    Path path() {
        return path;
    }

    void message(int endpoint, Direction direction, String text) throws IOException {
        message(endpoint, direction, text.getBytes(StandardCharsets.UTF_8));
    }

    void message(int endpoint, Direction direction, byte[] payload) throws IOException {
        writer.message(endpoint, direction, time(), Row.UNKNOWN_NANOS, Row.UNKNOWN_ADDRESS, 0x400, ByteBuffer.wrap(payload));
    }

    void gap(int endpoint, long count) throws IOException {
        writer.gap(endpoint, time(), Row.UNKNOWN_NANOS, count);
    }

    void marker(int endpoint, MarkerKind kind, String text) throws IOException {
        writer.marker(endpoint, kind, time(), Row.UNKNOWN_NANOS, text);
    }

    void note(String text) throws IOException {
        writer.note(Row.NO_ENDPOINT, time(), Row.UNKNOWN_NANOS, text);
    }

    private long time() {
        return START + writer.rows() * STEP;
    }

    void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
