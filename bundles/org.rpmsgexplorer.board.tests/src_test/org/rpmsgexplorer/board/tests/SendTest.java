// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.BoardException.Kind;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.SentMessage;
import org.rpmsgexplorer.core.connection.Way;

/** Sends that wait for a stalled remote, and benchmarks, hold nobody up; both can be cancelled. */
@Tag("gate")
class SendTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Set<Thread.State> WAITS = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final Duration SHORT = Duration.ofMillis(200);

    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void goOn() throws Exception {
        SHARED.board().core().resume();
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        assertEquals(List.of(), SHARED.board().nodes());
    }

    private static Connection connection() {
        return SHARED.connection();
    }

    /** Sends until the remote takes no more; returns how many messages it has taken. */
    private static int fill(Endpoint endpoint) {
        int taken = 0;
        try {
            while (true) {
                endpoint.send(new byte[] {(byte) taken}, SHORT);
                taken++;
            }
        } catch (BoardException full) {
            assertEquals(Kind.TIMED_OUT, full.kind(), full.getMessage());
            return taken;
        }
    }

    /** Begins to send what the remote does not take now; returns when the agent has been asked, and the answer is waited for. */
    private Future<SentMessage> send(Endpoint endpoint, byte[] payload, Duration deadline) {
        AtomicReference<Thread> sender = new AtomicReference<>();
        Future<SentMessage> sent = threads.submit((Callable<SentMessage>) () -> {
            sender.set(Thread.currentThread());
            return endpoint.send(payload, deadline);
        });
        while (!sent.isDone() && !WAITS.contains(Optional.ofNullable(sender.get()).map(Thread::getState).orElse(Thread.State.NEW))) {
            Thread.onSpinWait();
        }
        return sent;
    }

    private static BoardException failure(Future<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
        return (BoardException) failed.getCause();
    }

    @Test
    void eachSendHasItsOwnDeadlineAndOthersGoOn() throws Exception {
        Received received = new Received();
        try (Endpoint first = connection().open(TestBoard.echo(Way.FD), received);
                Endpoint second = connection().open(TestBoard.echo(Way.LEGACY), new Received())) {
            SHARED.board().core().stall();
            int taken = fill(first);
            Future<SentMessage> waits = send(first, new byte[] {42}, LONG);
            long start = System.nanoTime();
            BoardException late = failure(send(second, new byte[1], SHORT));
            connection().devices();
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertEquals(Kind.TIMED_OUT, late.kind());
            assertTrue(late.getMessage().contains("200 ms"), late.getMessage());
            assertTrue(millis >= 200 && millis < 2_000, millis + " ms");
            SHARED.board().core().resume();
            waits.get(10, TimeUnit.SECONDS);
            for (int number = 0; number < taken; number++) {
                assertArrayEquals(new byte[] {(byte) number}, received.next());
            }
            assertArrayEquals(new byte[] {42}, received.next());
        }
    }

    @Test
    void sendsThatWaitKeepTheirOrder() throws Exception {
        Received received = new Received();
        try (Endpoint endpoint = connection().open(TestBoard.echo(Way.FD), received)) {
            SHARED.board().core().stall();
            int taken = fill(endpoint);
            List<Future<SentMessage>> waiting = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                waiting.add(send(endpoint, new byte[] {(byte) number, 1}, LONG));
                // The agent has it in its queue when it answers this.
                connection().devices();
            }
            SHARED.board().core().resume();
            for (Future<SentMessage> each : waiting) {
                each.get(10, TimeUnit.SECONDS);
            }
            for (int number = 0; number < taken; number++) {
                received.next();
            }
            for (int number = 0; number < 20; number++) {
                assertArrayEquals(new byte[] {(byte) number, 1}, received.next());
            }
        }
    }

    @Test
    void aSendThatWaitsIsTakenBackWhenItsThreadIsInterrupted() throws Exception {
        Received received = new Received();
        try (Endpoint endpoint = connection().open(TestBoard.echo(Way.FD), received)) {
            SHARED.board().core().stall();
            int taken = fill(endpoint);
            CountDownLatch begun = new CountDownLatch(1);
            Thread[] caller = new Thread[1];
            Future<SentMessage> waits = threads.submit((Callable<SentMessage>) () -> {
                caller[0] = Thread.currentThread();
                begun.countDown();
                return endpoint.send(new byte[] {66}, LONG);
            });
            begun.await();
            connection().devices();
            caller[0].interrupt();
            assertEquals(Kind.CANCELLED, failure(waits).kind());
            connection().devices();
            SHARED.board().core().resume();
            endpoint.send(new byte[] {77}, LONG);
            for (int number = 0; number < taken; number++) {
                received.next();
            }
            assertArrayEquals(new byte[] {77}, received.next(), "what was taken back was not sent");
        }
    }

    @Test
    void sendsThatWaitEndWithTheirEndpoint() throws Exception {
        Endpoint endpoint = connection().open(TestBoard.echo(Way.FD), new Received());
        SHARED.board().core().stall();
        fill(endpoint);
        Future<SentMessage> waits = send(endpoint, new byte[1], LONG);
        connection().devices();
        endpoint.close();
        assertTrue(failure(waits).getMessage().contains("closed"));
    }

    @Test
    void aBenchmarkTellsHowFarItIsHoldsNobodyUpAndEndsWhenItIsNotWanted() throws Exception {
        CountDownLatch told = new CountDownLatch(2);
        CountDownLatch cancelled = new CountDownLatch(1);
        Progress progress = new Progress() {
            @Override
            public void step(String text) {
                throw new AssertionError(text);
            }

            @Override
            public void part(long done, long total, String unit) {
                assertTrue(0 < done && done < total && total == 5_000_000, done + " of " + total);
                told.countDown();
            }

            @Override
            public boolean isCancelled() {
                return cancelled.getCount() == 0;
            }
        };
        Received received = new Received();
        try (Endpoint endpoint = connection().open(TestBoard.echo(Way.FD), received)) {
            Future<LoopSample> loops = threads.submit(
                    () -> connection().measurements().loops("rpmsg_ctrl0", Way.LEGACY, Engine.NATIVE, false, 5_000_000,
                            OptionalInt.empty(), progress));
            assertTrue(told.await(20, TimeUnit.SECONDS));
            endpoint.send(new byte[] {5}, LONG);
            assertArrayEquals(new byte[] {5}, received.next(), "messages go on beside it");
            assertEquals(1, connection().devices().controls().size());
            cancelled.countDown();
            assertEquals(Kind.CANCELLED, failure(loops).kind());
        }
        // The next one begins when the first has ended, so that its node is gone by then.
        assertEquals(10, connection().measurements().loops("rpmsg_ctrl0", Way.FD, Engine.NATIVE, false, 10,
                OptionalInt.empty(), Progress.NONE).loops());
        assertEquals(List.of(), SHARED.board().nodes());
    }
}
