// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Engine;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Way;

@Timeout(10)
class AgentLinkTest {
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Reply.Devices NONE = new Reply.Devices(List.of(), List.of(), List.of(), List.of(),
            0);

    private FakeAgent agent;

    @BeforeEach
    void begin() throws IOException {
        agent = new FakeAgent();
    }

    @AfterEach
    void end() throws IOException {
        agent.close();
    }

    @Test
    void repliesFindTheirRequestsInWhateverOrder() throws Exception {
        start();
        CompletableFuture<Reply> devices = call(new Request.ListDevices(), LONG);
        Frame first = agent.nextRequest();
        CompletableFuture<Reply> close = call(new Request.CloseEndpoint(1), LONG);
        Frame second = agent.nextRequest();
        assertNotEquals(first.id(), second.id());
        assertNotEquals(Frame.EVENT_ID, first.id());
        agent.tell(second.id(), new Reply.Done());
        agent.tell(first.id(), NONE);
        assertEquals(NONE, devices.get());
        assertEquals(new Reply.Done(), close.get());
    }

    @Test
    void aFailureIsToldWithItsHint() throws Exception {
        start();
        CompletableFuture<Reply> devices = call(new Request.ListDevices(), LONG);
        agent.tell(agent.nextRequest().id(), new Reply.Failure(Reply.Reason.LINUX, "EACCES", "open: EACCES", "Be root."));
        BoardException failed = failure(devices);
        assertEquals("open: EACCES", failed.getMessage());
        assertEquals("Be root.", failed.hint());
    }

    @Test
    void aReplyOfAnotherKindIsNotTaken() throws Exception {
        start();
        CompletableFuture<Reply> devices = call(new Request.ListDevices(), LONG);
        agent.tell(agent.nextRequest().id(), new Reply.Done());
        assertTrue(failure(devices).getMessage().contains("something else"), "the reply's kind is checked");
    }

    @Test
    void silenceEndsAtTheLimitAndALateReplyHarmsNobody() throws Exception {
        start();
        CompletableFuture<Reply> late = call(new Request.ListDevices(), SHORT);
        int lateId = agent.nextRequest().id();
        assertTrue(failure(late).getMessage().contains("has not answered within"));
        assertEquals(new Request.Cancel(lateId), agent.nextRequest().body(), "the agent need not go on with it");
        CompletableFuture<Reply> next = call(new Request.ListDevices(), LONG);
        int nextId = agent.nextRequest().id();
        agent.tell(lateId, new Reply.Done());
        agent.tell(nextId, NONE);
        assertEquals(NONE, next.get());
        assertNull(agent.ends.poll());
    }

    @Test
    void theEndOfTheStreamFailsAllWhoWaitAndAllWhoCome() throws Exception {
        start();
        List<CompletableFuture<Reply>> calls = Stream.generate(() -> call(new Request.ListDevices(), LONG)).limit(5)
                .toList();
        for (int request = 0; request < 5; request++) {
            agent.nextRequest();
        }
        agent.end();
        for (CompletableFuture<Reply> call : calls) {
            assertTrue(failure(call).getMessage().contains("is lost: the agent has ended"));
        }
        assertNotNull(agent.ends.poll(5, TimeUnit.SECONDS));
        assertThrows(BoardException.class, () -> agent.link.call(new Request.ListDevices(), LONG));
        assertNull(agent.ends.poll());
    }

    @Test
    void garbageEndsTheLink() throws Exception {
        start();
        CompletableFuture<Reply> devices = call(new Request.ListDevices(), LONG);
        agent.nextRequest();
        agent.print("Segmentation fault\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(failure(devices).getMessage().contains("is lost: A frame of"));
        assertNotNull(agent.ends.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void aRequestFromTheAgentEndsTheLink() throws Exception {
        start();
        agent.tell(1, new Request.ListDevices());
        assertEquals("The agent sent a request", agent.ends.poll(5, TimeUnit.SECONDS).getMessage());
    }

    @Test
    void anInputThatIsGoneIsALostConnection() throws Exception {
        start();
        agent.endInput();
        BoardException failed = assertThrows(BoardException.class,
                () -> agent.link.call(new Request.ListDevices(), LONG));
        assertTrue(failed.getMessage().startsWith("The connection to the agent is lost"), failed.getMessage());
    }

    @Test
    void eventsAreToldInOrder() throws Exception {
        start();
        for (int endpoint = 0; endpoint < 20; endpoint++) {
            agent.tell(Frame.EVENT_ID, new Event.EndpointEnded(endpoint, "", ""));
        }
        for (int endpoint = 0; endpoint < 20; endpoint++) {
            assertEquals(new Event.EndpointEnded(endpoint, "", ""), agent.events.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void aBannerBeforeTheMarkerIsPassedOver() throws Exception {
        agent.print("Welcome to the board!\n".getBytes(StandardCharsets.US_ASCII));
        start();
        agent.tell(Frame.EVENT_ID, new Event.EndpointEnded(1, "", ""));
        assertNotNull(agent.events.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void anAgentThatDoesNotStartSaysWhatTheBoardPrinted() throws Exception {
        agent.print("sh: 1: java: not found\n".getBytes(StandardCharsets.US_ASCII));
        agent.end();
        BoardException failed = assertThrows(BoardException.class, () -> agent.link.start(LONG));
        assertEquals("The agent did not start; the board printed: sh: 1: java: not found", failed.getMessage());
    }

    @Test
    void anAgentThatSaysNothingDoesNotStartInTime() {
        BoardException failed = assertThrows(BoardException.class, () -> agent.link.start(SHORT));
        assertTrue(failed.getMessage().startsWith("The agent did not start within"), failed.getMessage());
    }

    /** Nobody waits past the limit for somebody else's write; who waits in the write itself is freed when the stream goes. */
    @Test
    void anAgentThatDoesNotReadHoldsNobodyUp() throws Exception {
        start();
        // The pipe holds one of them, so that the second waits for room.
        Request.Send large = new Request.Send(1, new byte[60_000], 0);
        List<CompletableFuture<Reply>> stuck = List.of(call(large, LONG), call(large, LONG));
        String why = "";
        while (!why.contains("has not read")) {
            why = failure(call(new Request.ListDevices(), SHORT)).getMessage();
        }
        agent.close();
        for (CompletableFuture<Reply> call : stuck) {
            assertTrue(failure(call).getMessage().contains("is lost"));
        }
    }

    /** Over a stream that does not look at the interrupt: a channel of NIO would close itself. */
    @Test
    void aCallerThatIsInterruptedIsCancelledAndStaysInterrupted() throws Exception {
        AgentLink link = new AgentLink(InputStream.nullInputStream(), OutputStream.nullOutputStream(), event -> {
        }, why -> {
        });
        Thread.currentThread().interrupt();
        BoardException cancelled = assertThrows(BoardException.class, () -> link.call(new Request.ListDevices(), LONG));
        assertTrue(Thread.interrupted());
        assertEquals("Cancelled", cancelled.getMessage());
    }

    @Test
    void aCancelledProgressTakesTheRequestBackAndIsToldHowFarItCame() throws Exception {
        start();
        AtomicBoolean cancelled = new AtomicBoolean();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        CompletableFuture<BoardException> end = new CompletableFuture<>();
        Progress progress = new Progress() {
            @Override
            public void step(String text) {
                told.add(text);
            }

            @Override
            public void part(long done, long total, String unit) {
                told.add(done + " of " + total + " " + unit);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.get();
            }
        };
        Thread caller = new Thread(() -> end.complete(assertThrows(BoardException.class,
                () -> agent.link.follow(new Request.TimeLoops("rpmsg_ctrl0", Way.FD, Engine.NATIVE, false, 9, -1), LONG, progress))), "caller");
        caller.start();
        int id = agent.nextRequest().id();
        agent.tell(Frame.EVENT_ID, new Event.LoopProgress(id, 3, 9));
        assertEquals("3 of 9 loops", told.poll(5, TimeUnit.SECONDS));
        cancelled.set(true);
        assertEquals(new Request.Cancel(id), agent.nextRequest().body());
        assertEquals(BoardException.Kind.CANCELLED, end.get(5, TimeUnit.SECONDS).kind());
        agent.tell(Frame.EVENT_ID, new Event.LoopProgress(id, 4, 9));
        agent.tell(id, new Reply.Failure(Reply.Reason.CANCELLED, "", "Cancelled", ""));
        caller.join();
        assertNull(agent.ends.poll(), "what still comes harms nobody");
    }

    private void start() throws Exception {
        agent.ready();
        agent.link.start(LONG);
    }

    private <R extends Reply> CompletableFuture<Reply> call(Request<R> request, Duration limit) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                reply.complete(agent.link.call(request, limit));
            } catch (BoardException failed) {
                reply.completeExceptionally(failed);
            }
        }, "caller");
        caller.setDaemon(true);
        caller.start();
        return reply;
    }

    private static BoardException failure(CompletableFuture<Reply> call) {
        CompletionException failed = assertThrows(CompletionException.class, call::join);
        return (BoardException) failed.getCause();
    }
}
