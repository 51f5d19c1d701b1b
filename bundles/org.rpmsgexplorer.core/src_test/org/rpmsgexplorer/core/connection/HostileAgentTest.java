// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Body;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameOutput;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;
import org.rpmsgexplorer.protocol.StartMarker;

/** Whatever a board sends: an error with a clear message at most, and no thread is left. */
@Timeout(120)
class HostileAgentTest {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final EndpointSpec SPEC = new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "x", EndpointSpec.ANY, 1);
    private static final int MAX_TEXT = 3_000;
    private static final String LONG = "a text \u001b[2J\n".repeat(1_000);

    private static final List<Body> SAMPLES = List.of(
            new Reply.Welcome(Schema.fingerprint(), LONG, LONG, LONG, Long.MIN_VALUE, Long.MAX_VALUE),
            new Reply.Devices(List.of(FakeBoard.control("rpmsg_ctrl0", LONG)), List.of(), List.of(), List.of(), 0),
            new Reply.EndpointOpened(Optional.of(LONG)), new Reply.Done(), new Reply.Sent(Long.MAX_VALUE),
            new Reply.LoopTiming(-1, List.of(-1L), List.of(), -1), new Event.EndpointEnded(1, LONG, LONG),
            new Event.Messages(new byte[] {1, 0, 0, 0, 1, 127, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 1, 42}),
            new Event.Messages(new byte[] {1, 0, 0, 0, 1, -128, 0, 0, 0, 0, 0, 0, 0, 127, -1, -1, -1, 42}),
            new Event.LoopProgress(2, -1, -1), new Event.FlowControlChanged(1, true),
            new Event.DevicesChanged(new Reply.Devices(List.of(), List.of(), List.of(), List.of(), -1)),
            new Reply.Failure(Reply.Reason.CANCELLED, LONG, LONG, LONG), new Request.ListDevices());

    private final AtomicInteger ends = new AtomicInteger();
    private final EndpointListener counter = new EndpointListener() {
        @Override
        public void received(ReceivedMessage message) {
        }

        @Override
        public void gap(LostMessages lost) {
        }

        @Override
        public void ended(String why) {
            assertOneLine(why);
            ends.incrementAndGet();
        }
    };
    private Connection connection;

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        if (connection != null) {
            connection.close();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("agent-") || thread.getName().startsWith("connection-")) {
                thread.join(5_000);
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    private static void assertOneLine(String text) {
        assertTrue(text.length() < MAX_TEXT && !text.contains("\u001b"), text);
    }

    /** Returns frames, whole or with some bytes changed, cut, or doubled. */
    private static byte[] mutated(Random random, int id) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int count = random.nextInt(5); count >= 0; count--) {
                ByteArrayOutputStream frame = new ByteArrayOutputStream();
                Body body = SAMPLES.get(random.nextInt(SAMPLES.size()));
                int anyId = random.nextInt(4) == 0 ? random.nextInt() : id;
                new FrameOutput(frame).write(new Frame(body instanceof Event ? 0 : anyId, body));
                byte[] content = frame.toByteArray();
                for (int change = random.nextInt(4); change > 0; change--) {
                    content[random.nextInt(content.length)] = (byte) random.nextInt();
                }
                bytes.write(content, 0, random.nextInt(8) == 0 ? random.nextInt(content.length) : content.length);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] afterMarker(byte[] bytes) {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            StartMarker.write(all);
            all.write(bytes);
            return all.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static AgentChannel prints(InputStream output) {
        return new AgentChannel("fake", OutputStream.nullOutputStream(), output, InputStream.nullInputStream(), () -> true,
                () -> {
                });
    }

    private static Connection connection(InputStream output) {
        return new Connection("fake", progress -> prints(output), ConnectionOptions.PLAIN, SessionKeeper.Pace.USUAL);
    }

    private BoardException refused(InputStream output) {
        connection = connection(output);
        BoardException failed = assertThrows(BoardException.class, () -> connection.connect(Progress.NONE));
        assertOneLine(failed.getMessage());
        return failed;
    }

    @Test
    void anyBytesAtTheBeginningAreAnErrorAtMost() {
        for (int seed = 0; seed < 1_500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = seed % 3 == 0 ? random(random) : mutated(random, 1);
            InputStream output = new ByteArrayInputStream(seed % 5 == 0 ? bytes : afterMarker(bytes));
            try (Connection each = connection(output)) {
                // It succeeds where the welcome is among the bytes.
                each.connect(Progress.NONE);
            } catch (BoardException failed) {
                assertOneLine(failed.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, Frame.MAX_LENGTH + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void noMemoryIsTakenForALengthThatIsNotPossible(int length) {
        BoardException failed = refused(new ByteArrayInputStream(
                afterMarker(Arrays.copyOf(ByteBuffer.allocate(4).putInt(length).array(), 100))));
        assertTrue(failed.getMessage().contains(Integer.toUnsignedString(length) + " bytes"), failed.getMessage());
    }

    @Test
    void endlessOutputInsteadOfAnAgentEndsSoon() {
        BoardException failed = refused(new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        assertTrue(failed.getMessage().contains("did not start"), failed.getMessage());
    }

    /** The handshake is in order, and perhaps some requests more; then comes anything at all, and the end. */
    @Test
    void anyAnswerIsAnErrorAtMost() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            FakeBoard board = new FakeBoard();
            Connection each = new Connection("fake", board, ConnectionOptions.PLAIN, SessionKeeper.Pace.USUAL);
            try (each) {
                each.connect(Progress.NONE);
                FakeBoard.Agent agent = board.next();
                AtomicInteger id = new AtomicInteger(1);
                int last = 2 + random.nextInt(9);
                board.answers = request -> {
                    if (id.incrementAndGet() == last) {
                        agent.print(mutated(random, last));
                        agent.end();
                    }
                    return null;
                };
                use(each);
            }
        }
    }

    private void use(Connection any) {
        try {
            any.devices();
            Endpoint endpoint = any.open(SPEC, counter);
            endpoint.send(new byte[1], DEADLINE);
            endpoint.close();
            any.measurements().loops("rpmsg_ctrl0", Way.FD, Engine.NATIVE, false, 1, OptionalInt.empty(), Progress.NONE);
            any.watchDevices(devices -> {
            }).close();
            any.leftovers();
        } catch (BoardException failed) {
            assertOneLine(failed.getMessage());
            assertOneLine(failed.hint());
        }
    }

    @Test
    void aFloodOfEventsAndRepliesHarmsNobody() throws Exception {
        FakeBoard board = new FakeBoard();
        connection = new Connection("fake", board, ConnectionOptions.PLAIN, SessionKeeper.Pace.USUAL);
        connection.connect(Progress.NONE);
        FakeBoard.Agent agent = board.next();
        connection.open(SPEC, counter);
        for (int count = 0; count < 50_000; count++) {
            agent.tell(new Event.EndpointEnded(count % 3, "EPIPE", "gone"));
            agent.write(1_000_000 + count, new Reply.Done());
        }
        assertEquals(1, connection.devices().controls().size());
        assertEquals(1, ends.get(), "an end is told once");
    }

    @Test
    void clocksThatCannotBeDoNoHarm() throws Exception {
        FakeBoard board = new FakeBoard();
        connection = new Connection("fake", board, ConnectionOptions.PLAIN, SessionKeeper.Pace.USUAL);
        for (long wall : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
            board.answers = request -> request instanceof Request.Hello
                    ? new Reply.Welcome(Schema.fingerprint(), "m", "k", "j", wall, wall) : null;
            try (Connection each = new Connection("fake", board, ConnectionOptions.PLAIN, SessionKeeper.Pace.USUAL)) {
                each.connect(Progress.NONE);
                board.answers = request -> request instanceof Request.Send ? new Reply.Sent(-wall) : null;
                try (Endpoint endpoint = each.open(SPEC, counter)) {
                    endpoint.send(new byte[1], DEADLINE);
                }
            }
        }
    }

    /** A list of a million records must not become many times its size. */
    @Test
    void aFrameThatIsAllListsCostsLittle() throws Exception {
        FakeBoard board = new FakeBoard();
        connection = new Connection("fake", board, ConnectionOptions.PLAIN, SessionKeeper.Pace.USUAL);
        connection.connect(Progress.NONE);
        FakeBoard.Agent agent = board.next();
        Reply.Node node = new Reply.Node("", "", 0, 0, Optional.empty(), Optional.empty());
        List<Reply.Node> nodes = Collections.nCopies(30_000, node);
        board.answers = request -> new Reply.Devices(List.of(), List.of(), List.of(), nodes, 0);
        assertEquals(nodes.size(), connection.devices().nodes().size());
        // The same with a count that the frame cannot hold: behind length, type and id.
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        new FrameOutput(frame).write(new Frame(3, new Reply.Devices(List.of(), List.of(), List.of(), List.of(), 0)));
        board.answers = request -> {
            agent.print(ByteBuffer.wrap(frame.toByteArray()).putInt(9, Integer.MAX_VALUE).array());
            return null;
        };
        BoardException failed = assertThrows(BoardException.class, connection::devices);
        assertTrue(failed.getMessage().contains("A length of 2147483647 where 16 bytes are left"), failed.getMessage());
    }
}
