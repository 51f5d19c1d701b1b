// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;

@Timeout(10)
class InboxTest {
    private final List<String> eased = new ArrayList<>();
    private final Backlog backlog = new Backlog(() -> eased.add("eased"));
    private final Inbox inbox = new Inbox(backlog);
    private final EndpointListener first = inbox.listener(0);
    private final EndpointListener second = inbox.listener(1);
    private final ReceivedMessage message = new ReceivedMessage(1, Instant.EPOCH, new byte[1]);
    private final LostMessages lost = new LostMessages(2, Instant.EPOCH, 3);

    @Test
    void entriesOfAllEndpointsComeInTheirOrder() throws Exception {
        first.received(message);
        second.gap(lost);
        first.ended("gone");
        assertEquals(new Inbox.Received(0, message), take());
        assertEquals(new Inbox.Gap(1, lost), take());
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

    /** What somebody looks at is still there until the next one is taken. */
    @Test
    void whatWaitsIsKnownUntilItWasLookedAt() throws Exception {
        first.received(message);
        second.received(message);
        long two = backlog.bytes();
        assertTrue(two > 2, two + " bytes");
        take();
        assertEquals(two, backlog.bytes());
        take();
        assertEquals(two / 2, backlog.bytes());
        assertEquals(List.of("eased"), eased);
        takeAll();
        assertEquals(0, backlog.bytes());
    }

    @Test
    void whatNobodyLooksAtAnyMoreDoesNotWait() throws Exception {
        first.received(message);
        second.received(message);
        take();
        inbox.close();
        assertEquals(0, backlog.bytes());
        first.received(message);
        inbox.close();
        assertEquals(0, backlog.bytes());
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
        first.gap(lost);
        first.received(message);
        first.ended("its channel is gone");
        assertSame(message, inbox.next(1, TimeUnit.SECONDS));
        BoardException ended = assertThrows(BoardException.class, () -> inbox.next(1, TimeUnit.SECONDS));
        assertTrue(ended.getMessage().contains("its channel is gone"), ended.getMessage());
        assertNull(new Inbox(backlog).next(1, TimeUnit.MILLISECONDS));
    }

    private Inbox.Entry take() throws InterruptedException {
        return inbox.take(1, TimeUnit.SECONDS);
    }

    private List<Inbox.Entry> takeAll() throws InterruptedException {
        return List.copyOf(inbox.takeAll(1, TimeUnit.MILLISECONDS));
    }
}
