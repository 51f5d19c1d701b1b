// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.BoardException.Kind;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** What would make a kernel panic or complain is not done, even when the remote goes at a bad moment. */
@Tag("gate")
class KernelTrapsTest {
    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    private static void crash() throws Exception {
        SHARED.board().core().crash();
        SHARED.board().await("[ ! -e /dev/rpmsg_ctrl0 ]");
    }

    /** The control device has its old number only if nobody holds the old one open any more. */
    private static void comeBack() throws Exception {
        SHARED.board().core().comeBack();
        SHARED.board().core().awaitConnected(TestBoard.LIMIT);
        SHARED.board().await("[ -e /dev/rpmsg_ctrl0 ]");
    }

    private static List<String> complaints() throws Exception {
        return SHARED.board().run("dmesg | grep -iE 'refcount|kobject|sysfs|BUG:|Oops|panic|rpmsg_(char|eptdev|ctrldev)'"
                + " || true").output().lines().toList();
    }

    @Test
    void endpointsThatEndedByThemselvesAreNotDestroyedAgain() throws Exception {
        Connection connection = SHARED.connection();
        List<String> before = complaints();
        for (Way way : Way.values()) {
            Received received = new Received();
            Endpoint ended = connection.open(TestBoard.echo(way), received);
            crash();
            comeBack();
            received.awaitEnd();
            // Its number may be another one's by now, which has to stay.
            try (Endpoint next = connection.open(TestBoard.echo(Way.LEGACY), received)) {
                ended.close();
                next.send(new byte[] {1}, Duration.ofSeconds(5));
                assertArrayEquals(new byte[] {1}, received.next());
            }
        }
        assertEquals(before, complaints());
        assertEquals(List.of(), SHARED.board().nodes());
    }

    /** Stock kernels use freed memory for a request on a control device that is open but gone. */
    @Test
    void aBenchmarkEndsWithItsControlDevice() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            for (Way way : Way.values()) {
                Engine engine = way == Way.FD ? Engine.NATIVE : Engine.JAVA;
                Future<LoopSample> loops = thread.submit(
                        () -> SHARED.connection().measurements().loops("rpmsg_ctrl0", way, engine, false, 9_000_000,
                                OptionalInt.empty(), Progress.NONE));
                SHARED.board().run("true");
                crash();
                BoardException gone = (BoardException) assertThrows(ExecutionException.class,
                        () -> loops.get(20, TimeUnit.SECONDS)).getCause();
                comeBack();
                assertEquals(Kind.KERNEL, gone.kind(), gone.getMessage());
                assertNotEquals("", gone.hint(), gone.getMessage());
            }
        } finally {
            thread.shutdownNow();
        }
        assertEquals(List.of(), SHARED.board().nodes());
        assertEquals(List.of(), SHARED.connection().leftovers());
    }

    /** The kernel's receive queue has no bound. */
    @Test
    void aFloodEndsItsEndpointBeforeTheBoardsMemoryIsGone() throws Exception {
        AtomicLong count = new AtomicLong();
        CompletableFuture<String> end = new CompletableFuture<>();
        EndpointListener counting = new EndpointListener() {
            @Override
            public void received(ReceivedMessage message) {
                count.incrementAndGet();
            }

            @Override
            public void gap(LostMessages lost) {
                count.addAndGet(lost.count());
            }

            @Override
            public void ended(String why) {
                end.complete(why);
            }
        };
        List<String> agents = SHARED.board().agents();
        // Memory that others have, so that it does not take long.
        SHARED.board().run("mkdir /run/full && mount -t tmpfs -o size=60m tmpfs /run/full"
                + " && head -c 50m /dev/zero >/run/full/zeros");
        try (Endpoint endpoint = SHARED.connection().open(new EndpointSpec("rpmsg_ctrl0", Way.FD, "flooded", EndpointSpec.ANY,
                RemoteCore.SOURCE_ADDRESS), counting)) {
            endpoint.send("send 100000000 size 496 rate 40000".getBytes(StandardCharsets.US_ASCII), Duration.ofSeconds(5));
            String why = end.get(60, TimeUnit.SECONDS);
            assertTrue(why.startsWith("The remote sends more than this board can read"),
                    why + "\n" + SHARED.board().run("dmesg | tail -n 20").output());
            assertTrue(count.get() > 1_000, count + " messages have come");
        } finally {
            // A new service has nothing to send.
            SHARED.board().core().withdraw(RemoteCore.SOURCE);
            SHARED.board().core().announce(RemoteCore.SOURCE, RemoteCore.SOURCE_ADDRESS);
            SHARED.board().run("umount /run/full; rmdir /run/full");
        }
        assertEquals(agents, SHARED.board().agents(), "the agent lives");
        try (Endpoint next = SHARED.connection().open(TestBoard.echo(Way.FD), new Received())) {
            next.send(new byte[] {1}, Duration.ofSeconds(5));
        }
        assertEquals("", SHARED.board().run("dmesg | grep -iE 'out of memory|allocation failure' || true").output());
    }
}
