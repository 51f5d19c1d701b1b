// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {
    private static final long SENDER = 1030;

    private final BoardEnd board = new BoardEnd(1000);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String answer(Service service, String request) throws IOException {
        service.received(board, SENDER, bytes(request));
        List<BoardEnd.Message> answers = board.take();
        assertEquals(1, answers.size());
        assertEquals(SENDER, answers.get(0).destination());
        return answers.get(0).text();
    }

    @Test
    void echoAnswersWithTheSamePayload() throws IOException {
        byte[] payload = {0, 1, -1, 127, -128};
        new EchoService().received(board, SENDER, payload);
        new EchoService().received(board, SENDER, new byte[0]);

        List<BoardEnd.Message> answers = board.take();
        assertArrayEquals(payload, answers.get(0).payload());
        assertEquals(0, answers.get(1).payload().length);
        assertEquals(SENDER, answers.get(1).destination());
    }

    @Test
    void sinkCountsAllButItsCommands() throws IOException {
        SinkService sink = new SinkService();
        sink.received(board, SENDER, new byte[40]);
        sink.received(board, SENDER, new byte[0]);
        sink.received(board, SENDER, bytes("counts"));
        assertEquals(List.of(), board.take());

        assertEquals("messages=3 bytes=46", answer(sink, "count"));
        assertEquals("messages=3 bytes=46", answer(sink, "count\n"));
        assertEquals("messages=0 bytes=0", answer(sink, "reset"));
        assertEquals("messages=0 bytes=0", answer(sink, "count"));
    }

    @Test
    void sourceSendsNumberedMessagesAsFastAsThereAreBuffers() throws IOException {
        BoardEnd slow = new BoardEnd(3);
        SourceService source = new SourceService();
        source.received(slow, SENDER, bytes("send 5 size 300 rate 0"));
        assertEquals(Service.NOTHING_TO_DO, source.run(slow, System.nanoTime()));
        slow.offer(10);
        assertEquals(Service.NOTHING_TO_DO, source.run(slow, System.nanoTime()));

        List<BoardEnd.Message> messages = slow.take();
        assertEquals(5, messages.size());
        for (int number = 0; number < 5; number++) {
            byte[] expected = new byte[300];
            IntStream.range(4, 300).forEach(index -> expected[index] = (byte) index);
            expected[0] = (byte) number;
            assertArrayEquals(expected, messages.get(number).payload());
            assertEquals(SENDER, messages.get(number).destination());
        }
    }

    @Test
    void sourceLetsOthersHaveTheirTurn() throws IOException {
        SourceService source = new SourceService();
        source.received(board, SENDER, bytes("send 65"));
        assertEquals(0, source.run(board, System.nanoTime()));
        assertEquals(64, board.take().size());
        source.run(board, System.nanoTime());
        assertEquals(1, board.take().size());
    }

    @Test
    void sourceSharesScarceBuffers() throws IOException {
        BoardEnd scarce = new BoardEnd(0);
        SourceService source = new SourceService();
        source.received(scarce, 1, bytes("send 1000"));
        source.received(scarce, 2, bytes("send 1000"));
        for (int buffer = 0; buffer < 10; buffer++) {
            scarce.offer(1);
            source.run(scarce, System.nanoTime());
        }
        assertEquals(5, scarce.take().stream().filter(message -> message.destination() == 1).count());
    }

    @Test
    void sourceKeepsTheRate() throws IOException {
        long start = 1L << 40;
        SourceJob job = SourceJob.parse("send 4 rate 1000", start);
        assertEquals(1_000_000, job.run(board, SENDER, start));
        assertEquals(1, job.sent());
        assertEquals(1, job.run(board, SENDER, start + 999_999));
        assertEquals(1, job.sent());
        assertEquals(500_000, job.run(board, SENDER, start + 2_500_000));
        assertEquals(3, job.sent());
        assertEquals(Service.NOTHING_TO_DO, job.run(board, SENDER, start + 10_000_000));
        assertTrue(job.done());
    }

    @Test
    void sourceKeepsTheRateOfTheLastOfABillion() throws IOException {
        SourceJob job = SourceJob.parse("send 1000000000 size 4 rate 1", 0);
        for (int second = 0; second < 100; second++) {
            assertEquals(1_000_000_000L, job.run(board, SENDER, second * 1_000_000_000L));
        }
        assertEquals(100, job.sent());
    }

    @Test
    void sourceStops() throws IOException {
        SourceService source = new SourceService();
        source.received(board, SENDER, bytes("send 1000000 rate 1"));
        source.run(board, System.nanoTime());
        assertEquals(1, board.take().size());

        assertEquals("stopped after 1 messages", answer(source, "stop\n"));
        assertTrue(answer(source, "stop").startsWith("error: "));
        assertEquals(Service.NOTHING_TO_DO, source.run(board, Long.MAX_VALUE));
    }

    @Test
    void sourceBeginsAnewForAnAddressThatHasANewOwner() throws IOException {
        SourceService source = new SourceService();
        source.received(board, SENDER, bytes("send 1000000 rate 1"));
        source.run(board, System.nanoTime());
        source.received(board, SENDER, bytes("send 2 size 8"));
        source.run(board, System.nanoTime());

        List<BoardEnd.Message> messages = board.take();
        assertEquals(List.of(64, 8, 8), messages.stream().map(message -> message.payload().length).toList());
        assertEquals(0, messages.get(1).payload()[0], "the numbers begin anew");
        assertEquals(Service.NOTHING_TO_DO, source.run(board, Long.MAX_VALUE), "the first request is over");
    }

    @Test
    void sourceForgetsABoardThatIsGone() throws IOException {
        SourceService source = new SourceService();
        source.received(board, SENDER, bytes("send 10"));
        source.disconnected();
        source.run(board, System.nanoTime());
        assertEquals(List.of(), board.take());
    }

    @Test
    void sourceServesSixteenAtTheMost() throws IOException {
        SourceService source = new SourceService();
        for (int sender = 0; sender < 16; sender++) {
            source.received(board, sender, bytes("send 10"));
        }
        assertTrue(answer(source, "send 10").startsWith("error: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "send", "send x", "send 0", "send -1", "send 1000000001", "send 99999999999",
            "send 1 size 3", "send 1 size 497", "send 1 size", "send 1 rate -1", "send 1 rate 1000001",
            "send 1 speed 4", "sent 1", "send 1 64 500"})
    void sourceExplainsWhatItCannotDo(String request) throws IOException {
        assertTrue(answer(new SourceService(), request).startsWith("error: "));
    }
}
