// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.BoardException.Kind;
import org.rpmsgexplorer.core.Progress;

/** Tests of a connection whose agents are in this JVM, without pauses. */
abstract class OnFakeBoard {
    static final Duration DEADLINE = Duration.ofSeconds(1);
    static final EndpointSpec SPEC = new EndpointSpec("rpmsg_ctrl0", Way.FD, "x", EndpointSpec.ANY, 1);
    static final SessionKeeper.Pace FAST = new SessionKeeper.Pace(attempt -> Duration.ofMillis(attempt - 1),
            Duration.ofMillis(5), Duration.ofHours(1));

    final FakeBoard board = new FakeBoard();
    final BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();
    final Told told = new Told();
    Connection connection;

    /** Writes down what an endpoint is told. */
    static final class Told implements EndpointListener {
        final BlockingQueue<String> entries = new LinkedBlockingQueue<>();

        @Override
        public void received(ReceivedMessage message) {
            entries.add("message " + message.payload()[0]);
        }

        @Override
        public void gap(LostMessages lost) {
            entries.add("gap " + lost.count());
        }

        @Override
        public void waiting(String why) {
            entries.add("waiting: " + why);
        }

        @Override
        public void interrupted(Interruption what) {
            assertFalse(what.until().isBefore(what.from()));
            entries.add("interrupted: " + what.why());
        }

        @Override
        public void ended(String why) {
            entries.add("ended: " + why);
        }

        String next() throws InterruptedException {
            return entries.poll(FakeBoard.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
        }
    }

    FakeBoard.Agent connect(boolean reconnects, boolean reopens, SessionKeeper.Pace pace) throws Exception {
        connection = new Connection("fake", board, new ConnectionOptions(reconnects, reopens, states::add), pace);
        connection.connect(Progress.NONE);
        assertEquals(new ConnectionState.Connecting(), nextState(ConnectionState.class));
        nextState(ConnectionState.Connected.class);
        return board.next();
    }

    <S extends ConnectionState> S nextState(Class<S> kind) throws InterruptedException {
        ConnectionState state = states.poll(FakeBoard.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        return assertInstanceOf(kind, state);
    }

    static BoardException refused(Kind kind) {
        return new BoardException(kind, "refused", "", null);
    }
}
