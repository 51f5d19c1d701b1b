// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.pcapng.PcapngWriter;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

/** A capture that a command writes to a file or to standard output; its failures are a {@link CommandException}. */
final class CaptureFile implements AutoCloseable {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Path file;
    private final PcapngWriter writer;

    private interface Step {
        void run() throws IOException;
    }

    private CaptureFile(Path file, OutputStream out) throws IOException {
        this.file = file;
        this.writer = new PcapngWriter(out, "RPMsg Explorer, " + Version.text());
    }

    static boolean isStandardOutput(Path file) {
        return file.equals(STANDARD_OUTPUT);
    }

    /** Begins a capture; a file that exists is written anew. {@code -} is standard output. */
    static CaptureFile create(Path file) throws CommandException {
        try {
            // Not by a channel: an interrupt would close it.
            return new CaptureFile(file, isStandardOutput(file) ? System.out : new FileOutputStream(file.toFile()));
        } catch (IOException impossible) {
            throw unwritable(file, impossible);
        }
    }

    /** Adds an endpoint that talks to a remote address, on a board as the user named it. */
    void add(String label, EndpointSpec spec, String board) throws CommandException {
        run(() -> writer.endpoint(new CapturedEndpoint(board, spec.control(), spec.name(), label, spec.way().toString(),
                Addresses.known(spec.source()), Addresses.known(spec.destination()))));
    }

    void sent(int endpoint, Instant time, byte[] payload) throws CommandException {
        run(() -> writer.sent(endpoint, time, payload));
    }

    void received(int endpoint, ReceivedMessage message) throws CommandException {
        run(() -> writer.received(endpoint, message.time(), message.payload()));
    }

    void lost(int endpoint, long count) {
        writer.lost(endpoint, count);
    }

    void comment(int endpoint, String text) {
        writer.comment(endpoint, text);
    }

    void flush() throws CommandException {
        run(writer::flush);
    }

    @Override
    public void close() throws CommandException {
        run(writer::close);
    }

    private void run(Step step) throws CommandException {
        try {
            step.run();
        } catch (IOException failed) {
            throw unwritable(file, failed);
        }
    }

    private static CommandException unwritable(Path file, IOException failed) {
        return new CommandException(file + " cannot be written: " + failed.getMessage(),
                "Is there room, and may this user write there?", failed);
    }
}
