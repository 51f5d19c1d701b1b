// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.rpmsgexplorer.linux.rpmsg.RpmsgHeader;

/** What a board receives when its ring has room for so many messages; {@link RpmsgBus.Ring} without memory. */
final class BoardEnd implements RpmsgBus.Ring, Service.Outlet {
    private final List<Message> messages = new ArrayList<>();
    private int room;

    BoardEnd(int room) {
        this.room = room;
    }

    /** One message; the source is 0 where a service was called without a bus. */
    record Message(long source, long destination, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    @Override
    public boolean put(byte[] frame, int length) {
        RpmsgHeader header = RpmsgHeader.decode(frame);
        return receive(new Message(header.source(), header.destination(),
                Arrays.copyOfRange(frame, RpmsgHeader.SIZE, RpmsgHeader.SIZE + header.length())));
    }

    @Override
    public void reply(long destination, byte[] payload) {
        messages.add(new Message(0, destination, payload));
    }

    @Override
    public boolean trySend(long destination, byte[] payload) {
        return receive(new Message(0, destination, payload.clone()));
    }

    private boolean receive(Message message) {
        if (room == 0) {
            return false;
        }
        room--;
        messages.add(message);
        return true;
    }

    void offer(int buffers) {
        room += buffers;
    }

    /** Returns what came since the last call. */
    List<Message> take() {
        List<Message> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /** Returns a message of the board as it stands in a buffer. */
    static byte[] frame(long source, long destination, byte[] payload) {
        byte[] frame = new byte[RpmsgHeader.SIZE + payload.length];
        new RpmsgHeader(source, destination, payload.length, 0).encode(frame);
        System.arraycopy(payload, 0, frame, RpmsgHeader.SIZE, payload.length);
        return frame;
    }

    static byte[] frame(long source, long destination, String text) {
        return frame(source, destination, text.getBytes(StandardCharsets.UTF_8));
    }
}
