// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.BoardException.Kind;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/** What nobody waits for any more does not stay on the board. */
@Timeout(20)
class UnawaitedTest extends OnFakeBoard {
    private FakeBoard.Agent agent;

    @BeforeEach
    void connect() throws Exception {
        agent = connect(true, false, FAST);
    }

    /** Interrupts whoever asks while the agent carries a request out, and lets the reply come when nobody waits for it. */
    private void cancelDuring(Class<? extends Request<?>> kind, Executable asking) throws Exception {
        Thread caller = Thread.currentThread();
        CountDownLatch givenUp = new CountDownLatch(1);
        board.answers = request -> {
            if (kind.isInstance(request)) {
                // Not while it still writes: a pipe takes that for its end.
                while (caller.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                caller.interrupt();
                await(givenUp);
            }
            return null;
        };
        assertCancelled(asking);
        board.answers = request -> null;
        givenUp.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void assertCancelled(Executable asking) {
        BoardException failed = assertThrows(BoardException.class, asking);
        assertTrue(Thread.interrupted(), "whoever is interrupted stays so");
        assertEquals(Kind.CANCELLED, failed.kind());
    }

    @Test
    void anEndpointWhoseCreationIsCancelledIsClosed() throws Exception {
        cancelDuring(Request.OpenEndpoint.class, () -> connection.open(SPEC, told));
        int number = agent.await(Request.OpenEndpoint.class).endpoint();
        assertEquals(number, agent.await(Request.CloseEndpoint.class).endpoint());
    }

    @Test
    void anEndpointThatWasNotOpenedInTimeIsClosedBeforeItIsTriedAgain() throws Exception {
        connection.open(SPEC, told);
        AtomicBoolean late = new AtomicBoolean(true);
        board.answers = request -> request instanceof Request.OpenEndpoint && late.getAndSet(false)
                ? new Reply.Failure(Reply.Reason.TIMED_OUT, "", "late", "") : null;
        agent.end();
        agent = board.next();
        int number = agent.await(Request.OpenEndpoint.class).endpoint();
        assertEquals(number, agent.await(Request.CloseEndpoint.class).endpoint());
        assertTrue(agent.await(Request.OpenEndpoint.class).endpoint() > number);
    }

    @Test
    void anEndpointIsClosedByAThreadThatIsInterruptedToo() throws Exception {
        Endpoint endpoint = connection.open(SPEC, told);
        int number = agent.await(Request.OpenEndpoint.class).endpoint();
        Thread.currentThread().interrupt();
        assertCancelled(endpoint::close);
        assertEquals(number, agent.await(Request.CloseEndpoint.class).endpoint());
    }
}
