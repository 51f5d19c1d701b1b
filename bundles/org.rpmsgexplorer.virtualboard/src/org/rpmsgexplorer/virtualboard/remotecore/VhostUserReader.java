// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.UnixSocket;

/** Collects the messages of a front end from a non-blocking socket, which may deliver them in pieces. */
final class VhostUserReader implements AutoCloseable {
    private final UnixSocket socket;
    private final NativeBuffer piece = new NativeBuffer(VhostUserMessage.HEADER_SIZE + VhostUserMessage.MAX_PAYLOAD);
    private final byte[] bytes = new byte[piece.size()];
    private final ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    private List<FileDescriptor> descriptors = new ArrayList<>();
    private int filled;
    private boolean ended;

    VhostUserReader(UnixSocket socket) {
        this.socket = socket;
    }

    /** Returns whether the front end has closed its side. */
    boolean ended() {
        return ended;
    }

    /**
     * Reads what is there, up to the end of one message.
     *
     * @return the message, or null where it is not complete yet
     * @throws FrontEndException where the header is impossible or the stream ends within a message
     */
    VhostUserMessage read() throws IOException {
        while (filled < VhostUserMessage.HEADER_SIZE) {
            if (!fill(VhostUserMessage.HEADER_SIZE)) {
                return null;
            }
        }
        int total = VhostUserMessage.HEADER_SIZE + VhostUserMessage.payloadLength(view);
        while (filled < total) {
            if (!fill(total)) {
                return null;
            }
        }
        ByteBuffer payload = ByteBuffer.allocate(total - VhostUserMessage.HEADER_SIZE).order(ByteOrder.nativeOrder())
                .put(bytes, VhostUserMessage.HEADER_SIZE, total - VhostUserMessage.HEADER_SIZE).flip();
        VhostUserMessage message = new VhostUserMessage(view.getInt(0), view.getInt(4), payload, descriptors);
        descriptors = new ArrayList<>();
        filled = 0;
        return message;
    }

    private boolean fill(int target) throws IOException {
        int count;
        try {
            count = socket.receive(piece, target - filled, descriptors);
        } catch (LinuxException failed) {
            if (failed.errno() == Errno.EAGAIN) {
                return false;
            }
            throw failed;
        }
        if (descriptors.size() > GuestMemory.MAX_REGIONS) {
            throw new FrontEndException("A request came with " + descriptors.size() + " descriptors");
        }
        if (count == UnixSocket.END) {
            ended = true;
            if (filled > 0) {
                throw new FrontEndException("The front end closed the socket within a request");
            }
            return false;
        }
        piece.get(0, bytes, filled, count);
        filled += count;
        return true;
    }

    @Override
    public void close() {
        descriptors.forEach(FileDescriptor::close);
        piece.close();
    }
}
