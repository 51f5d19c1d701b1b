// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollerTest {
    private final List<EventFd> events = new ArrayList<>();
    private final Poller<Integer> poller = new Poller<>();

    @AfterEach
    void end() {
        poller.close();
        events.forEach(EventFd::close);
    }

    @Test
    void reportsWhatIsReadyAndNothingElse() throws IOException {
        add(3);
        assertEquals(0, poller.poll(Duration.ZERO));
        events.get(1).signal();
        assertEquals(1, poller.poll(null));
        assertEquals(List.of(1), ready());
        events.get(1).drain();
        assertEquals(0, poller.poll(Duration.ZERO));
        assertEquals(List.of(), ready());
    }

    @Test
    void holdsMoreThanItBeganWith() throws IOException {
        add(100);
        for (EventFd event : events) {
            event.signal();
        }
        assertEquals(100, poller.poll(Duration.ZERO));
        assertEquals(100, ready().size());
        events.get(99).drain();
        events.get(16).drain();
        assertEquals(98, poller.poll(Duration.ZERO));
        assertEquals(0, poller.events(16));
        assertEquals(0, poller.events(99));
        assertEquals(Poller.POLLIN, poller.events(98));
    }

    @Test
    void removalInTheMiddleMovesTheOthersUpWithTheirEvents() throws IOException {
        add(20);
        events.get(17).signal();
        events.get(4).signal();
        poller.poll(null);
        poller.remove(5);
        assertEquals(19, poller.size());
        assertEquals(List.of(4, 17), ready());
        poller.poll(null);
        assertEquals(List.of(4, 17), ready());
        poller.remove(18);
        poller.remove(0);
        assertEquals(17, poller.size());
        events.get(0).signal();
        events.get(19).signal();
        poller.poll(null);
        assertEquals(List.of(4, 17), ready());
    }

    @Test
    void addedOnesHaveNoEventsOfThoseRemovedBefore() throws IOException {
        add(2);
        events.get(1).signal();
        poller.poll(null);
        poller.remove(1);
        EventFd fresh = new EventFd();
        events.add(fresh);
        poller.add(fresh.fd(), Poller.POLLIN, 7);
        assertEquals(0, poller.events(1));
        assertEquals(7, poller.attachment(1));
    }

    @Test
    void aTimeThatHasPassedDoesNotWait() {
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertEquals(0, poller.poll(Duration.ofMillis(-5))));
    }

    @Test
    void aHangUpIsReportedThoughNobodyAskedForIt(@TempDir Path folder) throws IOException {
        try (UnixSocket listening = UnixSocket.listen(folder.resolve("s"));
                UnixSocket near = UnixSocket.connect(folder.resolve("s"))) {
            listening.accept().close();
            poller.add(near.fd(), 0, 1);
            assertEquals(1, poller.poll(null));
            assertTrue((poller.events(0) & Poller.POLLHUP) != 0);
        }
    }

    @Test
    void aClosedDescriptorIsNotAdded() throws IOException {
        EventFd closed = new EventFd();
        closed.close();
        assertThrows(IllegalStateException.class, () -> poller.add(closed.fd(), Poller.POLLIN, 1));
        assertEquals(0, poller.size());
    }

    @Test
    void manySignalsAreOneWakeUp() throws IOException {
        add(1);
        events.get(0).signal();
        events.get(0).signal();
        events.get(0).drain();
        assertEquals(0, poller.poll(Duration.ZERO));
        events.get(0).drain();
    }

    private void add(int count) throws IOException {
        for (int index = 0; index < count; index++) {
            events.add(new EventFd());
            poller.add(events.get(index).fd(), Poller.POLLIN, index);
        }
    }

    private List<Integer> ready() {
        List<Integer> ready = new ArrayList<>();
        for (int index = 0; index < poller.size(); index++) {
            if (poller.events(index) != 0) {
                ready.add(poller.attachment(index));
            }
        }
        return ready;
    }
}
