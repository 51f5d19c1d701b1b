// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.MessageBlock;

@Timeout(10)
class PollLoopTest {
    private static final PollLoop.Owner NOBODY = new PollLoop.Owner() {
        @Override
        public void endOrphan() {
            // It has no control device that could go.
        }

        @Override
        public void stop() {
            throw new IllegalStateException("There is memory enough");
        }
    };

    private final GatedStream desktop = new GatedStream();
    private Outbox outbox;
    private PollLoop loop;

    @BeforeEach
    void begin() throws IOException {
        outbox = new Outbox(desktop);
        loop = new PollLoop(Path.of("/"), outbox);
    }

    @AfterEach
    void end() {
        desktop.open();
        loop.close();
        outbox.close();
    }

    @Test
    void readsMessagesOneByOne() throws Exception {
        try (Remote remote = new Remote(); EndpointFile file = EndpointFile.open(remote.node())) {
            loop.add(7, file, NOBODY);
            remote.send("one");
            remote.send("");
            remote.send("three");
            desktop.awaitWriter();
            loop.remove(7);
        }
        end();
        assertEquals(List.of("7 one", "7 ", "7 three"), told());
    }

    /** The kernel's queue has no bound, so much more than one turn's worth may wait there when an endpoint is closed. */
    @Test
    void whatAnEndpointStillHasIsReadBeforeItIsLeft() throws Exception {
        int count = 250;
        try (Remote remote = new Remote(); EndpointFile file = EndpointFile.open(remote.node())) {
            for (int number = 0; number < count; number++) {
                remote.send(Integer.toString(number));
            }
            loop.add(1, file, NOBODY);
            loop.remove(1);
            remote.send("too late");
        }
        end();
        assertEquals(count, told().size());
    }

    @Test
    void anErrorEndsTheEndpointAndIsToldOnce() throws Exception {
        // Reading the first page of this process fails with EIO, and poll(2) says that it can be read.
        try (EndpointFile file = EndpointFile.open(Path.of("/proc/self/mem"))) {
            loop.add(3, file, NOBODY);
            desktop.awaitWriter();
            loop.remove(3);
        }
        end();
        List<Frame> frames = desktop.frames();
        assertEquals(1, frames.size());
        Event.EndpointEnded ended = (Event.EndpointEnded) frames.get(0).body();
        assertEquals(3, ended.endpoint());
        assertEquals("EIO", ended.errno());
    }

    /** As on a board where reading the clock is dear. */
    @Test
    void messagesThatShareATimeKeepTheirOrder() throws Exception {
        loop.close();
        loop = new PollLoop(Path.of("/"), outbox, 8);
        List<String> expected = new ArrayList<>();
        try (Remote remote = new Remote(); EndpointFile file = EndpointFile.open(remote.node())) {
            for (int number = 0; number < 100; number++) {
                remote.send(Integer.toString(number));
                expected.add("1 " + number);
            }
            loop.add(1, file, NOBODY);
            loop.remove(1);
        }
        end();
        assertEquals(expected, told());
    }

    @Test
    void timesAnEchoThatIsToldAsAMessageToo() throws Exception {
        desktop.open();
        try (Remote remote = new Remote(); EndpointFile file = EndpointFile.open(remote.node())) {
            loop.add(5, file, NOBODY);
            CompletableFuture<OptionalLong> echo = CompletableFuture.supplyAsync(() -> echo(5, "ping\n", 20_000));
            while (!echo.isDone()) {
                remote.send("pong");
                remote.send("ping");
            }
            assertTrue(echo.get().getAsLong() > 0, () -> "took " + echo.join());
            loop.remove(5);
        }
        end();
        assertTrue(told().contains("5 ping"));
    }

    @Test
    void anEchoThatDoesNotComeEndsAtItsLimitAndOneOfNoEndpointAtOnce() throws Exception {
        try (Remote remote = new Remote(); EndpointFile file = EndpointFile.open(remote.node())) {
            loop.add(5, file, NOBODY);
            assertEquals(OptionalLong.of(-1), echo(5, "ping\n", 50));
            assertThrows(IllegalArgumentException.class, () -> echo(6, "ping\n", 20_000));
            loop.remove(5);
        }
    }

    private OptionalLong echo(int endpoint, String text, int millis) {
        try {
            return loop.echo(endpoint, text.getBytes(StandardCharsets.US_ASCII), Duration.ofMillis(millis));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void manyEndpointsComeAndGo() throws Exception {
        List<Remote> remotes = new ArrayList<>();
        List<EndpointFile> files = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            remotes.add(new Remote());
            files.add(EndpointFile.open(remotes.get(number).node()));
            loop.add(number, files.get(number), NOBODY);
        }
        for (int number = 0; number < 40; number += 2) {
            loop.remove(number);
            files.get(number).close();
        }
        for (int number = 0; number < 40; number++) {
            remotes.get(number).send(Integer.toString(number));
        }
        for (int number = 1; number < 40; number += 2) {
            loop.remove(number);
            files.get(number).close();
        }
        remotes.forEach(Remote::close);
        end();
        assertEquals(20, told().size());
        assertFalse(told().contains("4 4"), () -> "closed before it was sent to");
    }

    private List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        for (Frame frame : desktop.frames()) {
            MessageBlock.read(((Event.Messages) frame.body()).block(), new MessageBlock.Visitor() {
                @Override
                public void message(int endpoint, long nanos, byte[] block, int offset, int length) {
                    told.add(endpoint + " " + new String(block, offset, length, StandardCharsets.US_ASCII).replace("\n", ""));
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
