// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.rpmsgexplorer.linux.rpmsg.NameServiceMessage;
import org.rpmsgexplorer.linux.rpmsg.RpmsgHeader;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;

/**
 * The remote core's side of the rpmsg bus: its endpoints, what they send and receive, and the name service.
 *
 * <p>Nothing is lost while a board is connected: what finds no buffer waits, and while {@value #MAX_WAITING} messages
 * wait {@link #mayReceive} is false, so that the board's transmit ring fills and its writers are told. The channels
 * stay when the board goes and are announced again to the next one. One thread owns the bus.
 */
final class RpmsgBus {
    /** Most messages, and most announcements, that wait for a buffer. */
    static final int MAX_WAITING = 1024;
    /** First address that is chosen where none is asked for. */
    static final long FIRST_DYNAMIC_ADDRESS = 1024;

    /** A buffer of the board; {@link VhostUserConnection#put}. */
    interface Ring {
        boolean put(byte[] frame, int length) throws FrontEndException;
    }

    private final Tally tally;
    private final Map<Long, LocalEndpoint> endpoints = new LinkedHashMap<>();
    private final BoardChannels boardChannels = new BoardChannels();
    private final Queue<byte[]> announcements = new ArrayDeque<>();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private Ring ring;
    private boolean nameService;

    RpmsgBus(Tally tally) {
        this.tally = tally;
    }

    /** A board's driver is ready: announces all channels to it, if it has a name service. */
    void connect(Ring toBoard, boolean withNameService) {
        ring = toBoard;
        nameService = withNameService;
        for (LocalEndpoint endpoint : endpoints.values()) {
            queueAnnouncement(endpoint.channel, false);
        }
    }

    /** The board is gone, and what waited for it. */
    void disconnect() {
        ring = null;
        tally.discarded += announcements.size() + waiting.size();
        announcements.clear();
        waiting.clear();
        boardChannels.clear();
        endpoints.values().forEach(endpoint -> endpoint.service.disconnected());
    }

    /**
     * Creates an endpoint and announces it.
     *
     * @param address {@link RpmsgUapi#ADDR_ANY} for the first free one from {@value #FIRST_DYNAMIC_ADDRESS}
     * @throws IOException where the name or the address is not possible or in use
     */
    AnnouncedChannel announce(String name, long address, Service service) throws IOException {
        requireName(name);
        long chosen = address == RpmsgUapi.ADDR_ANY ? freeAddress() : address;
        if (chosen < 0 || chosen > RpmsgUapi.ADDR_ANY || chosen == RpmsgUapi.NAME_SERVICE_ADDR) {
            throw new IOException("The address " + chosen + " cannot be announced");
        }
        if (endpoints.containsKey(chosen)) {
            throw new IOException(String.format("The address 0x%x belongs to the channel \"%s\"", chosen,
                    endpoints.get(chosen).channel.name()));
        }
        requireRoomForAnnouncement();
        AnnouncedChannel channel = new AnnouncedChannel(name, chosen);
        endpoints.put(chosen, new LocalEndpoint(channel, service));
        queueAnnouncement(channel, false);
        return channel;
    }

    /** Takes a channel back, with its endpoint. */
    void withdraw(String name) throws IOException {
        LocalEndpoint endpoint = find(name);
        if (endpoint == null) {
            throw new IOException("The channel \"" + name + "\" is not announced");
        }
        requireRoomForAnnouncement();
        endpoints.remove(endpoint.channel.address());
        queueAnnouncement(endpoint.channel, true);
    }

    private void requireName(String name) throws IOException {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > RpmsgUapi.MAX_NAME || name.indexOf('\0') >= 0) {
            throw new IOException("The name \"" + name + "\" is not 1 to " + RpmsgUapi.MAX_NAME
                    + " bytes without a zero");
        }
        // The board would have two channels of one name; withdraw(name) could not tell which is meant.
        if (find(name) != null) {
            throw new IOException("The channel \"" + name + "\" is announced already");
        }
    }

    private void requireRoomForAnnouncement() throws IOException {
        if (announcements.size() >= MAX_WAITING) {
            throw new IOException(MAX_WAITING + " announcements wait for the board to take them");
        }
    }

    private LocalEndpoint find(String name) {
        for (LocalEndpoint endpoint : endpoints.values()) {
            if (endpoint.channel.name().equals(name)) {
                return endpoint;
            }
        }
        return null;
    }

    private long freeAddress() {
        long address = FIRST_DYNAMIC_ADDRESS;
        while (endpoints.containsKey(address)) {
            address++;
        }
        return address;
    }

    private void queueAnnouncement(AnnouncedChannel channel, boolean destroy) {
        if (ring != null && nameService) {
            byte[] message = new NameServiceMessage(channel.name(), channel.address(), destroy).encode();
            announcements.add(frame(channel.address(), RpmsgUapi.NAME_SERVICE_ADDR, message));
        }
    }

    /** Returns whether there is room for the answer to one more message. */
    boolean mayReceive() {
        return waiting.size() < MAX_WAITING;
    }

    /** Delivers a message of the board to the endpoint that it is for. */
    void receive(byte[] frame, int length) throws FrontEndException {
        tally.received++;
        if (length < RpmsgHeader.SIZE) {
            tally.malformed++;
            return;
        }
        RpmsgHeader header = RpmsgHeader.decode(frame);
        if (header.length() > length - RpmsgHeader.SIZE) {
            tally.malformed++;
            return;
        }
        byte[] payload = Arrays.copyOfRange(frame, RpmsgHeader.SIZE, RpmsgHeader.SIZE + header.length());
        LocalEndpoint endpoint = endpoints.get(header.destination());
        if (endpoint != null) {
            endpoint.service.received(endpoint, header.source(), payload);
        } else if (header.destination() != RpmsgUapi.NAME_SERVICE_ADDR) {
            tally.unknownDestination++;
        } else if (!boardChannels.received(payload)) {
            tally.malformed++;
        }
    }

    /** Sends what waits, as far as the board offers buffers; announcements first. */
    void flush() throws FrontEndException {
        if (flush(announcements)) {
            flush(waiting);
        }
    }

    private boolean flush(Queue<byte[]> queue) throws FrontEndException {
        while (!queue.isEmpty()) {
            byte[] frame = queue.peek();
            if (!put(frame)) {
                return false;
            }
            queue.remove();
        }
        return true;
    }

    /** Lets the services send what is due; returns as {@link Service#run} does. */
    long run(long now) throws FrontEndException {
        long next = Service.NOTHING_TO_DO;
        for (LocalEndpoint endpoint : endpoints.values()) {
            next = Math.min(next, endpoint.service.run(endpoint, now));
        }
        return next;
    }

    private boolean put(byte[] frame) throws FrontEndException {
        if (ring == null || !ring.put(frame, frame.length)) {
            return false;
        }
        tally.sent++;
        return true;
    }

    private static byte[] frame(long source, long destination, byte[] payload) {
        byte[] frame = new byte[RpmsgHeader.SIZE + payload.length];
        new RpmsgHeader(source, destination, payload.length, 0).encode(frame);
        System.arraycopy(payload, 0, frame, RpmsgHeader.SIZE, payload.length);
        return frame;
    }

    int waiting() {
        return announcements.size() + waiting.size();
    }

    List<AnnouncedChannel> channels() {
        return endpoints.values().stream().map(endpoint -> endpoint.channel).toList();
    }

    List<AnnouncedChannel> boardChannels() {
        return boardChannels.list();
    }

    /** An endpoint of the remote core, which is the outlet of its service. */
    private final class LocalEndpoint implements Service.Outlet {
        private final AnnouncedChannel channel;
        private final Service service;

        LocalEndpoint(AnnouncedChannel channel, Service service) {
            this.channel = channel;
            this.service = service;
        }

        @Override
        public void reply(long destination, byte[] payload) throws FrontEndException {
            if (!trySend(destination, payload)) {
                waiting.add(frame(channel.address(), destination, payload));
            }
        }

        @Override
        public boolean trySend(long destination, byte[] payload) throws FrontEndException {
            return announcements.isEmpty() && waiting.isEmpty()
                    && put(frame(channel.address(), destination, payload));
        }
    }
}
