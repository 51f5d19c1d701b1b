// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.record.Recorder;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;

/** What comes back while nothing is sent. */
@Timeout(10)
class ReplayTrafficTest {
    private static final long MILLI = 1_000_000;

    private final Queue<Inbox.Entry> came = new ArrayDeque<>();
    private final List<Long> waits = new ArrayList<>();
    /** The rows that readers of the capture see, and those that have gathered. */
    private final List<Row.Kind> seen = new ArrayList<>();
    private final List<Row.Kind> gathered = new ArrayList<>();

    @Test
    void aPauseTakesWhatComesAndWritesIt() throws Exception {
        ReplayTraffic traffic = traffic(true);
        answer();
        while (seen.isEmpty()) {
            assertTrue(traffic.idle(100 * MILLI));
        }
        assertEquals(List.of(Row.Kind.MARKER, Row.Kind.MESSAGE), seen);
        assertEquals(1, traffic.answers());
    }

    @Test
    void theEndOfAPauseIsLeftToWhoKeepsTheTimes() throws Exception {
        ReplayTraffic traffic = traffic(false);
        assertFalse(traffic.idle(2 * MILLI));
        assertEquals(List.of(), waits);
        assertTrue(traffic.idle(5 * MILLI));
        assertTrue(waits.size() == 1 && waits.get(0) <= 3 * MILLI, waits::toString);
    }

    @Test
    void whatComesAtTheEndIsWrittenWhileItIsWaitedFor() throws Exception {
        ReplayTraffic traffic = traffic(true);
        answer();
        traffic.await(Duration.ofMillis(250));
        assertEquals(List.of(Row.Kind.MARKER, Row.Kind.MESSAGE), seen);
    }

    @Test
    void theRestIsTakenByAnInterruptedThreadToo() throws Exception {
        ReplayTraffic traffic = traffic(true);
        answer();
        answer();
        came.add(new Inbox.Ended(0, "gone"));
        Thread.currentThread().interrupt();
        traffic.takeRest();
        assertTrue(Thread.interrupted());
        assertEquals(2, traffic.answers());
        assertEquals(List.of(Row.Kind.MARKER, Row.Kind.MESSAGE, Row.Kind.MESSAGE, Row.Kind.MARKER), gathered);
    }

    @Test
    void anEndIsToldInAPause() throws Exception {
        ReplayTraffic traffic = traffic(false);
        came.add(new Inbox.Ended(0, "gone"));
        assertEquals("The endpoint has ended: gone",
                assertThrows(BoardException.class, () -> traffic.idle(100 * MILLI)).getMessage());
    }

    private void answer() {
        came.add(new Inbox.Received(0, new ReceivedMessage(1, Instant.EPOCH, new byte[1])));
    }

    private ReplayTraffic traffic(boolean writes) throws Exception {
        Recorder recorder = new Recorder(new Rows(), () -> Instant.EPOCH);
        recorder.open("board", "echo", new EndpointSpec("rpmsg_ctrl0", Way.FD, "echo", EndpointSpec.ANY, 0x400), false);
        return new ReplayTraffic(null, this::takeAll, writes ? Optional.of(recorder) : Optional.empty(), null);
    }

    /** As an inbox does: it waits where nothing has come, and refuses that to an interrupted thread. */
    private Queue<Inbox.Entry> takeAll(long time, TimeUnit unit) throws InterruptedException {
        waits.add(unit.toNanos(time));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        } else if (came.isEmpty()) {
            unit.sleep(time);
        }
        Queue<Inbox.Entry> all = new ArrayDeque<>(came);
        came.clear();
        return all;
    }

    private final class Rows implements RowSink {
        @Override
        public void endpoint(CapturedEndpoint endpoint) {
        }

        @Override
        public void row(Row row) {
            gathered.add(row.kind());
        }

        @Override
        public void flush() {
            seen.addAll(gathered);
            gathered.clear();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
