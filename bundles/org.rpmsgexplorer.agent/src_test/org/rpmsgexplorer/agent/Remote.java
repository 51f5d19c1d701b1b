// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.NativeBuffer;

/**
 * Stands for a remote: a pseudo terminal, pty(7). Its node is read line by line, so that one read is one message as on an
 * endpoint.
 */
final class Remote implements AutoCloseable {
    private static final int TIOCGPTN = 0x80045430;
    private static final int TIOCSPTLCK = 0x40045431;

    private final FileDescriptor master;
    private final Path node;

    Remote() throws IOException {
        master = FileDescriptor.open(Path.of("/dev/ptmx"), FileDescriptor.O_RDWR);
        try (NativeBuffer argument = new NativeBuffer(4)) {
            master.ioctl(TIOCSPTLCK, argument, "TIOCSPTLCK");
            master.ioctl(TIOCGPTN, argument, "TIOCGPTN");
            node = Path.of("/dev/pts/" + argument.getInt(0));
        }
    }

    /** Returns what can be opened like the node of an endpoint. */
    Path node() {
        return node;
    }

    /** Sends a message: one line of printable characters. */
    void send(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        try (NativeBuffer buffer = NativeBuffer.of(bytes)) {
            master.write(buffer, bytes.length);
        }
    }

    @Override
    public void close() {
        master.close();
    }
}
