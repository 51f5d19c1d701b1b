// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.MessageBlock;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

@Timeout(10)
class OutboxTest {
    private static final int SIZE = 496;
    private static final Frame FIRST = new Frame(1, new Reply.Done());

    private final GatedStream desktop = new GatedStream();
    private final NativeBuffer payload = new NativeBuffer(SIZE);

    @AfterEach
    void end() {
        payload.close();
    }

    @Test
    void messagesGatherInOneBlockWhileTheWriterIsBusy() throws Exception {
        Outbox outbox = blocked();
        for (int number = 0; number < 100; number++) {
            message(outbox, 1, number);
        }
        finish(outbox);
        assertEquals(2, desktop.frames().size());
        List<String> told = told();
        assertEquals(101, told.size());
        assertEquals("1:0", told.get(1));
        assertEquals("1:99", told.get(100));
    }

    /** Each write costs the board far more than a message. */
    @Test
    void inAFloodMessagesGatherBeforeTheyAreWritten() throws Exception {
        desktop.open();
        Outbox outbox = new Outbox(desktop);
        int count = 50;
        for (int number = 0; number < count; number++) {
            message(outbox, 1, number);
        }
        outbox.close();
        assertEquals(count, told().size());
        int frames = desktop.frames().size();
        assertTrue(frames < count / 2, frames + " frames");
    }

    @Test
    void framesComeBehindTheMessagesThatWereThereBefore() throws Exception {
        Outbox outbox = blocked();
        message(outbox, 1, 7);
        outbox.addEvent(new Event.EndpointEnded(1, "EPIPE", "gone"));
        outbox.add(new Frame(2, new Reply.Done()));
        finish(outbox);
        assertEquals(List.of("Done 1", "1:7", "EndpointEnded 0", "Done 2"), told());
    }

    @Test
    void ofSeveralFlowControlsThatWaitTheLastIsTold() throws Exception {
        Outbox outbox = blocked();
        for (int change = 0; change < 1_000; change++) {
            outbox.addFlowControl(1 + change % 2, change % 4 < 2);
        }
        finish(outbox);
        assertEquals(List.of(new Event.FlowControlChanged(1, false), new Event.FlowControlChanged(2, false)),
                desktop.frames().stream().map(Frame::body).skip(1).toList());
    }

    @Test
    void aDesktopThatIsBusyForAMomentMissesNothing() throws Exception {
        Outbox outbox = blocked();
        int count = 3000;
        for (int number = 0; number < count; number++) {
            message(outbox, 1, number);
        }
        outbox.add(new Frame(2, new Reply.Done()));
        finish(outbox);
        List<String> expected = new ArrayList<>(List.of("Done 1"));
        for (int number = 0; number < count; number++) {
            expected.add("1:" + number);
        }
        expected.add("Done 2");
        assertEquals(expected, told());
    }

    /** A desktop that looks at nothing is still answered. */
    @Test
    void withoutCreditMessagesWaitAndRepliesDoNot() throws Exception {
        desktop.open();
        Outbox outbox = new Outbox(desktop);
        int sent = 0;
        while (sent * (SIZE + 17L) < Request.Grant.WINDOW) {
            message(outbox, 1, sent++);
            desktop.awaitBytes(sent % 1024 == 0 ? sent * (SIZE + 17L) : 0);
        }
        long written = desktop.awaitBytes(sent * (SIZE + 17L));
        int before = desktop.frames().size();
        for (int more = 0; more < 100; more++) {
            message(outbox, 1, sent++);
        }
        outbox.addEvent(new Event.EndpointEnded(1, "EPIPE", "gone"));
        outbox.add(new Frame(2, new Reply.Done()));
        desktop.awaitBytes(written + 1);
        assertEquals(2, desktop.frames().get(before).id());
        outbox.grant(Request.Grant.WINDOW);
        outbox.close();
        List<String> told = told();
        assertEquals(sent, told.stream().filter(entry -> entry.startsWith("1:")).count());
        assertEquals(List.of("1:" + (sent - 1), "EndpointEnded 0"), told.subList(told.size() - 2, told.size()));
    }

    @Test
    void nothingIsLostInSilence() throws Exception {
        Outbox outbox = blocked();
        int count = 6000;
        for (int number = 0; number < count; number++) {
            message(outbox, number % 3, number);
        }
        desktop.open();
        for (int number = count; number < count + 30; number++) {
            message(outbox, number % 3, number);
        }
        outbox.close();
        Map<Integer, Long> accounted = new TreeMap<>();
        Map<Integer, Integer> next = new TreeMap<>(Map.of(0, 0, 1, 1, 2, 2));
        for (String entry : told().subList(1, told().size())) {
            int endpoint = Integer.parseInt(entry.substring(0, entry.indexOf(entry.contains(" gap ") ? " " : ":")));
            long weight = 1;
            if (entry.contains(" gap ")) {
                weight = Long.parseLong(entry.substring(entry.lastIndexOf(' ') + 1));
            } else {
                int number = Integer.parseInt(entry.substring(entry.indexOf(':') + 1));
                assertEquals(next.get(endpoint), number, "gaps stand before the next message");
            }
            accounted.merge(endpoint, weight, Long::sum);
            next.merge(endpoint, (int) (3 * weight), Integer::sum);
        }
        assertEquals(Map.of(0, 2010L, 1, 2010L, 2, 2010L), accounted);
        assertTrue(told().stream().anyMatch(entry -> entry.contains(" gap ")));
    }

    @Test
    void aReplyComesBehindTheGapThatWasThereBefore() throws Exception {
        Outbox outbox = blocked();
        for (int number = 0; number < 5000; number++) {
            message(outbox, 5, number);
        }
        outbox.add(new Frame(2, new Reply.Done()));
        finish(outbox);
        List<String> told = told();
        assertTrue(told.get(told.size() - 2).startsWith("5 gap "), told::toString);
        assertEquals("Done 2", told.get(told.size() - 1));
    }

    @Test
    void whoeverAnswersWaitsWhileTooManyAnswersWait() throws Exception {
        Outbox outbox = blocked();
        Thread answering = new Thread(() -> {
            try {
                for (int id = 2; id < 202; id++) {
                    outbox.add(new Frame(id, new Reply.Done()));
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        answering.start();
        while (answering.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        desktop.open();
        answering.join();
        outbox.close();
        assertEquals(201, desktop.frames().size());
        assertEquals(201, desktop.frames().get(200).id());
    }

    @Test
    void aBrokenStreamHoldsNobodyUpAndKeepsNothing() {
        Outbox outbox = new Outbox(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("The test's peer is gone");
            }
        });
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int id = 1; id < 1000; id++) {
                outbox.add(new Frame(id, new Reply.Done()));
                message(outbox, 1, id);
            }
            outbox.close();
        });
    }

    /** Returns an outbox whose writer has taken one frame and waits for the desktop. */
    private Outbox blocked() throws InterruptedException {
        Outbox outbox = new Outbox(desktop);
        outbox.add(FIRST);
        desktop.awaitWriter();
        return outbox;
    }

    private void finish(Outbox outbox) {
        desktop.open();
        outbox.close();
    }

    private void message(Outbox outbox, int endpoint, int number) {
        payload.putInt(0, number);
        outbox.addMessage(endpoint, number, payload, SIZE);
    }

    private List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        for (Frame frame : desktop.frames()) {
            if (frame.body() instanceof Event.Messages messages) {
                MessageBlock.read(messages.block(), new MessageBlock.Visitor() {
                    @Override
                    public void message(int endpoint, long nanos, byte[] block, int offset, int length) {
                        assertEquals(SIZE, length);
                        told.add(endpoint + ":" + nanos);
                    }

                    @Override
                    public void gap(int endpoint, long nanos, long count) {
                        told.add(endpoint + " gap " + count);
                    }
                });
            } else {
                told.add(frame.body().getClass().getSimpleName() + " " + frame.id());
            }
        }
        return told;
    }
}
