// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

@Timeout(10)
class InboxTest {
    private final Inbox inbox = new Inbox();
    private final EndpointListener first = inbox.listener(0);
    private final EndpointListener second = inbox.listener(1);
    private final ReceivedMessage message = new ReceivedMessage(1, Instant.EPOCH, new byte[1]);

    @Test
    void entriesOfAllEndpointsComeInTheirOrder() throws Exception {
        first.received(message);
        second.gap(3);
        first.ended("gone");
        assertEquals(new Inbox.Received(0, message), take());
        assertEquals(new Inbox.Gap(1, 3), take());
        assertEquals(new Inbox.Ended(0, "gone"), take());
        assertNull(inbox.take(0, TimeUnit.SECONDS));
    }

    @Test
    void allCanBeTakenAtOnce() throws Exception {
        first.received(message);
        second.received(message);
        assertEquals(List.of(new Inbox.Received(0, message), new Inbox.Received(1, message)), takeAll());
        assertEquals(List.of(), takeAll());
    }

    @Test
    void nothingComesAfterTheTime() throws Exception {
        assertNull(inbox.take(1, TimeUnit.MILLISECONDS));
        assertNull(inbox.take(-1, TimeUnit.SECONDS));
    }

    @Test
    void whatFindsNoRoomIsCountedForItsEndpointAlsoWhenNothingComesAfterIt() throws Exception {
        fill();
        first.received(message);
        second.received(message);
        second.gap(5);
        first.ended("gone");
        List<Inbox.Entry> entries = takeAll();
        assertEquals(Inbox.CAPACITY + 3, entries.size());
        assertTrue(entries.get(Inbox.CAPACITY - 1) instanceof Inbox.Received);
        assertEquals(List.of(new Inbox.Gap(0, 1), new Inbox.Gap(1, 6), new Inbox.Ended(0, "gone")),
                entries.subList(Inbox.CAPACITY, entries.size()));
        fill();
        second.received(message);
        takeAll();
        assertEquals(List.of(new Inbox.Gap(1, 1)), takeAll());
    }

    @Test
    void theGapStandsWhereTheMessagesAreMissing() throws Exception {
        fill();
        first.gap(10);
        take();
        take();
        first.received(message);
        for (int count = 0; count < Inbox.CAPACITY - 2; count++) {
            take();
        }
        assertEquals(new Inbox.Gap(0, 10), take());
        assertEquals(new Inbox.Received(0, message), take());
        assertNull(inbox.take(0, TimeUnit.SECONDS));
    }

    @Test
    void whoeverWaitsIsWokenByAMessage() throws Exception {
        Thread listener = new Thread(() -> first.received(message));
        listener.start();
        assertSame(message, inbox.next(5, TimeUnit.SECONDS));
        listener.join();
    }

    @Test
    void theNextMessageIsFoundBehindGapsAndTheEndIsAFailure() throws Exception {
        first.gap(1);
        first.received(message);
        first.ended("its channel is gone");
        assertSame(message, inbox.next(1, TimeUnit.SECONDS));
        BoardException ended = assertThrows(BoardException.class, () -> inbox.next(1, TimeUnit.SECONDS));
        assertTrue(ended.getMessage().contains("its channel is gone"), ended.getMessage());
        assertNull(new Inbox().next(1, TimeUnit.MILLISECONDS));
    }

    private void fill() {
        for (int count = 0; count < Inbox.CAPACITY; count++) {
            first.received(message);
        }
    }

    private Inbox.Entry take() throws InterruptedException {
        return inbox.take(1, TimeUnit.SECONDS);
    }

    private List<Inbox.Entry> takeAll() throws InterruptedException {
        return List.copyOf(inbox.takeAll(1, TimeUnit.MILLISECONDS));
    }
}
