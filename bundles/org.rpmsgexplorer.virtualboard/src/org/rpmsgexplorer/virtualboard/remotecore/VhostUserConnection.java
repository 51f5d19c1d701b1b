// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.UnixSocket;

/**
 * The back end's half of one vhost-user connection for a virtio rpmsg device (id 7), from the first request to the end.
 *
 * <p>Built for {@code arch/um/drivers/virtio_uml.c}: no live migration, no in-band notifications, no polled rings. One
 * thread owns a connection; nothing in it waits.
 */
final class VhostUserConnection implements AutoCloseable {
    private static final long RPMSG_F_NS = 1L;
    private static final long F_PROTOCOL_FEATURES = 1L << 30;
    private static final long F_VERSION_1 = 1L << 32;
    private static final long FEATURES = RPMSG_F_NS | F_PROTOCOL_FEATURES | F_VERSION_1;

    private static final long PROTOCOL_F_MQ = 1L;
    private static final long PROTOCOL_F_REPLY_ACK = 1L << 3;
    /** Its descriptor's end is how the kernel learns that this side is gone. */
    private static final long PROTOCOL_F_BACKEND_REQ = 1L << 5;
    private static final long PROTOCOL_F_CONFIG = 1L << 9;
    private static final long PROTOCOL_FEATURES =
            PROTOCOL_F_MQ | PROTOCOL_F_REPLY_ACK | PROTOCOL_F_BACKEND_REQ | PROTOCOL_F_CONFIG;

    private static final int NO_DESCRIPTOR = 1 << 8;
    private static final int RING_MASK = 0xFF;
    private static final int REGION_SIZE = 32;
    private static final int CONFIG_HEADER = 12;
    private static final long REFUSED = 1;
    /** So many requests at once, before the rings get their turn. */
    private static final int REQUESTS = 16;

    private final UnixSocket socket;
    private final VhostUserReader reader;
    private final SharedRing toGuest = new SharedRing("Receive ring");
    private final SharedRing fromGuest = new SharedRing("Transmit ring");
    private final List<SharedRing> rings = List.of(toGuest, fromGuest);
    private GuestMemory memory = new GuestMemory();
    private FileDescriptor backendRequests;
    private long features;
    private long protocolFeatures;
    private int session;

    /** Takes over the socket of a front end. */
    VhostUserConnection(UnixSocket socket) throws LinuxException {
        this.socket = socket;
        this.reader = new VhostUserReader(socket);
        socket.fd().setNonBlocking();
    }

    /** Returns the socket, to be polled. */
    FileDescriptor fd() {
        return socket.fd();
    }

    /** Returns the ring of what the guest receives. */
    SharedRing toGuest() {
        return toGuest;
    }

    /** Returns the ring of what the guest transmits. */
    SharedRing fromGuest() {
        return fromGuest;
    }

    /** Returns whether the front end is gone. */
    boolean ended() {
        return reader.ended();
    }

    /**
     * Returns whether the guest's driver is ready and its rings may be used. It kicks the transmit ring only when it
     * has something to say.
     */
    boolean ready() {
        return toGuest.running() && fromGuest.enabled();
    }

    /** Returns a number that changes whenever the front end stops or describes a ring anew. */
    int session() {
        return session;
    }

    /** Returns whether the guest's driver listens to the name service. */
    boolean nameService() {
        return (features & RPMSG_F_NS) != 0;
    }

    /** Puts a message into a buffer of the guest; false where it offers none. Only while {@link #ready}. */
    boolean put(byte[] message, int length) throws FrontEndException {
        return toGuest.vring(memory).put(message, length);
    }

    /** Takes a message of the guest; {@link Vring#NOTHING} where there is none. Only while {@link #ready}. */
    int take(byte[] target) throws FrontEndException {
        return fromGuest.running() ? fromGuest.vring(memory).take(target) : Vring.NOTHING;
    }

    /** Tells the guest about the buffers that were given back. */
    void signalGuest() throws LinuxException {
        toGuest.signalGuest();
        fromGuest.signalGuest();
    }

    /** Reads and answers the requests that are there. */
    void serve() throws IOException {
        for (int count = 0; count < REQUESTS; count++) {
            try (VhostUserMessage message = reader.read()) {
                if (message == null) {
                    return;
                }
                answer(message);
            }
        }
    }

    private void answer(VhostUserMessage message) throws IOException {
        switch (message.request()) {
            case VhostUserMessage.GET_FEATURES -> reply(message.reply(FEATURES));
            case VhostUserMessage.GET_PROTOCOL_FEATURES -> reply(message.reply(PROTOCOL_FEATURES));
            case VhostUserMessage.GET_QUEUE_NUM -> reply(message.reply(rings.size()));
            case VhostUserMessage.GET_VRING_BASE -> reply(message.reply(stopRing(message.require(8))));
            case VhostUserMessage.GET_CONFIG -> reply(message.reply(config(message.require(CONFIG_HEADER))));
            default -> acknowledge(message, apply(message));
        }
    }

    private void reply(byte[] reply) throws IOException {
        try {
            socket.send(reply);
        } catch (LinuxException failed) {
            if (failed.errno() == Errno.EAGAIN) {
                throw new FrontEndException("The front end does not read the answers to its requests", failed);
            }
            throw failed;
        }
    }

    private void acknowledge(VhostUserMessage message, boolean known) throws IOException {
        if (message.needsReply() && (protocolFeatures & PROTOCOL_F_REPLY_ACK) != 0) {
            reply(message.reply(known ? 0 : REFUSED));
        } else if (!known) {
            throw new FrontEndException("Request " + message.request() + " is not supported");
        }
    }

    private boolean apply(VhostUserMessage message) throws IOException {
        ByteBuffer payload = message.payload();
        switch (message.request()) {
            case VhostUserMessage.SET_OWNER, VhostUserMessage.RESET_OWNER -> { }
            case VhostUserMessage.SET_FEATURES -> setFeatures(message.require(8).payload().getLong());
            case VhostUserMessage.SET_PROTOCOL_FEATURES -> {
                protocolFeatures = message.require(8).payload().getLong();
                requireOffered("protocol features", protocolFeatures, PROTOCOL_FEATURES);
            }
            case VhostUserMessage.SET_MEM_TABLE -> setMemory(message.require(8));
            case VhostUserMessage.SET_VRING_NUM -> stoppedRing(message.require(8)).size(unsigned(payload));
            case VhostUserMessage.SET_VRING_BASE -> stoppedRing(message.require(8)).base(unsigned(payload));
            case VhostUserMessage.SET_VRING_ADDR -> {
                SharedRing ring = stoppedRing(message.require(40));
                payload.getInt();
                long descriptors = payload.getLong();
                long used = payload.getLong();
                ring.addresses(new Vring.Addresses(descriptors, payload.getLong(), used));
            }
            case VhostUserMessage.SET_VRING_KICK -> {
                SharedRing ring = ring(message.require(8), RING_MASK);
                session++;
                ring.kick(requireDescriptor(message));
            }
            case VhostUserMessage.SET_VRING_CALL -> {
                SharedRing ring = ring(message.require(8), RING_MASK);
                ring.call((payload.getInt(0) & NO_DESCRIPTOR) != 0 ? null : message.takeDescriptor());
            }
            case VhostUserMessage.SET_VRING_ERR -> ring(message.require(8), RING_MASK);
            case VhostUserMessage.SET_VRING_ENABLE -> {
                SharedRing ring = ring(message.require(8), -1);
                boolean enable = payload.getInt() != 0;
                if (!enable) {
                    session++;
                }
                ring.enable(enable);
            }
            case VhostUserMessage.SET_BACKEND_REQ_FD -> {
                FileDescriptor descriptor = message.takeDescriptor();
                if (backendRequests != null) {
                    backendRequests.close();
                }
                backendRequests = descriptor;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void setFeatures(long chosen) throws FrontEndException {
        requireOffered("features", chosen, FEATURES);
        if ((chosen & F_VERSION_1) == 0) {
            throw new FrontEndException("The guest's driver is older than virtio 1.0");
        }
        features = chosen;
        if ((chosen & F_PROTOCOL_FEATURES) == 0) {
            rings.forEach(ring -> ring.enable(true));
        }
    }

    private static void requireOffered(String what, long chosen, long offered) throws FrontEndException {
        if ((chosen & ~offered) != 0) {
            throw new FrontEndException(String.format("The front end chose %s 0x%x of 0x%x", what, chosen, offered));
        }
    }

    private void setMemory(VhostUserMessage message) throws FrontEndException {
        ByteBuffer payload = message.payload();
        long count = unsigned(payload);
        payload.getInt();
        if (count < 1 || count > GuestMemory.MAX_REGIONS || count != message.descriptors().size()) {
            throw new FrontEndException("A memory table of " + count + " regions with " + message.descriptors().size()
                    + " descriptors");
        }
        message.require(8 + (int) count * REGION_SIZE);
        rings.forEach(SharedRing::forgetMemory);
        memory.close();
        memory = new GuestMemory();
        for (FileDescriptor file : message.descriptors()) {
            memory.add(payload.getLong(), payload.getLong(), payload.getLong(), payload.getLong(), file);
        }
    }

    private static FileDescriptor requireDescriptor(VhostUserMessage message) throws FrontEndException {
        if ((message.payload().getInt(0) & NO_DESCRIPTOR) != 0) {
            throw new FrontEndException("A ring without a kick descriptor would have to be polled");
        }
        return message.takeDescriptor();
    }

    /** Returns the ring whose index stands first in the payload. */
    private SharedRing ring(VhostUserMessage message, int mask) throws FrontEndException {
        int index = message.payload().getInt() & mask;
        if (index < 0 || index >= rings.size()) {
            throw new FrontEndException("Request " + message.request() + " is about ring "
                    + Integer.toUnsignedString(index) + "; there are " + rings.size());
        }
        return rings.get(index);
    }

    private SharedRing stoppedRing(VhostUserMessage message) throws FrontEndException {
        session++;
        return ring(message, -1);
    }

    private byte[] stopRing(VhostUserMessage message) throws FrontEndException {
        SharedRing ring = stoppedRing(message);
        return ByteBuffer.allocate(8).order(message.payload().order()).putInt(message.payload().getInt(0))
                .putInt(ring.end()).array();
    }

    /** An rpmsg device has no configuration space: it reads as zeros. */
    private static byte[] config(VhostUserMessage message) {
        byte[] answer = new byte[message.payload().limit()];
        message.payload().get(answer, 0, CONFIG_HEADER);
        return answer;
    }

    private static long unsigned(ByteBuffer payload) {
        return Integer.toUnsignedLong(payload.getInt());
    }

    @Override
    public void close() {
        rings.forEach(SharedRing::close);
        memory.close();
        if (backendRequests != null) {
            backendRequests.close();
        }
        reader.close();
        socket.close();
    }
}
