// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.MessageBlock;

@Timeout(10)
class PollLoopTest {
    private final GatedStream desktop = new GatedStream();
    private Outbox outbox;
    private PollLoop loop;

    @BeforeEach
    void begin() throws IOException {
        outbox = new Outbox(desktop);
        loop = new PollLoop(outbox);
    }

    @AfterEach
    void end() {
        desktop.open();
        loop.close();
        outbox.close();
    }

    @Test
    void readsMessagesOneByOne() throws Exception {
        try (PacketPipe remote = new PacketPipe(); EndpointFile file = EndpointFile.open(remote.path())) {
            loop.add(7, file);
            remote.send((byte) 1, (byte) 2);
            remote.send((byte) 3);
            desktop.awaitWriter();
            loop.remove(7);
        }
        end();
        assertEquals(List.of("7 [1, 2]", "7 [3]"), told());
    }

    /** The kernel's queue has no bound, so much more than one turn's worth may wait there when an endpoint is closed. */
    @Test
    void whatAnEndpointStillHasIsReadBeforeItIsLeft() throws Exception {
        int count = 250;
        try (PacketPipe remote = new PacketPipe(); EndpointFile file = EndpointFile.open(remote.path())) {
            for (int number = 0; number < count; number++) {
                remote.send((byte) number);
            }
            loop.add(1, file);
            loop.remove(1);
            remote.send((byte) 99);
        }
        end();
        assertEquals(count, told().size());
    }

    @Test
    void anErrorEndsTheEndpointAndIsToldOnce() throws Exception {
        // Reading the first page of this process fails with EIO, and poll(2) says that it can be read.
        try (EndpointFile file = EndpointFile.open(Path.of("/proc/self/mem"))) {
            loop.add(3, file);
            desktop.awaitWriter();
            loop.remove(3);
        }
        end();
        List<Frame> frames = desktop.frames();
        assertEquals(1, frames.size());
        Event.EndpointEnded ended = (Event.EndpointEnded) frames.get(0).body();
        assertEquals(3, ended.endpoint());
        assertEquals(Errno.EIO, ended.errno());
    }

    @Test
    void manyEndpointsComeAndGo() throws Exception {
        List<PacketPipe> remotes = new ArrayList<>();
        List<EndpointFile> files = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            remotes.add(new PacketPipe());
            files.add(EndpointFile.open(remotes.get(number).path()));
            loop.add(number, files.get(number));
        }
        for (int number = 0; number < 40; number += 2) {
            loop.remove(number);
            files.get(number).close();
        }
        for (int number = 0; number < 40; number++) {
            remotes.get(number).send((byte) number);
        }
        for (int number = 1; number < 40; number += 2) {
            loop.remove(number);
            files.get(number).close();
        }
        remotes.forEach(PacketPipe::close);
        end();
        assertEquals(20, told().size());
        assertFalse(told().contains("4 [4]"), () -> "closed before it was sent to");
    }

    private List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        for (Frame frame : desktop.frames()) {
            MessageBlock.read(((Event.Messages) frame.body()).block(), new MessageBlock.Visitor() {
                @Override
                public void message(int endpoint, long nanos, byte[] block, int offset, int length) {
                    List<Byte> payload = new ArrayList<>();
                    for (int index = 0; index < length; index++) {
                        payload.add(block[offset + index]);
                    }
                    told.add(endpoint + " " + payload);
                }

                @Override
                public void gap(int endpoint, long nanos, long count) {
                    told.add(endpoint + " gap " + count);
                }
            });
        }
        return told;
    }
}
