// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

@Timeout(10)
class InboxTest {
    private final Inbox inbox = new Inbox();
    private final ReceivedMessage message = new ReceivedMessage(1, Instant.EPOCH, new byte[1]);

    @Test
    void entriesComeInOrderAndTheEndLast() throws Exception {
        inbox.received(message);
        inbox.gap(3);
        inbox.ended("gone");
        assertEquals(new Inbox.Received(message), take());
        assertEquals(new Inbox.Gap(3), take());
        assertEquals(new Inbox.Ended("gone"), take());
        assertEquals(new Inbox.Ended("gone"), take());
    }

    @Test
    void nothingComesAfterTheTime() throws Exception {
        assertNull(inbox.take(1, TimeUnit.MILLISECONDS));
        assertNull(inbox.take(-1, TimeUnit.SECONDS));
    }

    @Test
    void whatFindsNoRoomIsCountedAlsoWhenNothingComesAfterIt() throws Exception {
        for (int count = 0; count < Inbox.CAPACITY + 10; count++) {
            inbox.received(message);
        }
        inbox.gap(5);
        inbox.ended("gone");
        for (int count = 0; count < Inbox.CAPACITY; count++) {
            assertTrue(take() instanceof Inbox.Received);
        }
        assertEquals(new Inbox.Gap(15), take());
        assertEquals(new Inbox.Ended("gone"), take());
    }

    @Test
    void theGapStandsWhereTheMessagesAreMissing() throws Exception {
        for (int count = 0; count < Inbox.CAPACITY + 10; count++) {
            inbox.received(message);
        }
        take();
        take();
        inbox.received(message);
        for (int count = 0; count < Inbox.CAPACITY - 2; count++) {
            take();
        }
        assertEquals(new Inbox.Gap(10), take());
        assertEquals(new Inbox.Received(message), take());
        assertNull(inbox.take(0, TimeUnit.SECONDS));
    }

    @Test
    void whoeverWaitsIsWokenByAMessage() throws Exception {
        Thread listener = new Thread(() -> inbox.received(message));
        listener.start();
        assertSame(message, inbox.next(5, TimeUnit.SECONDS));
        listener.join();
    }

    @Test
    void theNextMessageIsFoundBehindGapsAndTheEndIsAFailure() throws Exception {
        inbox.gap(1);
        inbox.received(message);
        inbox.ended("its channel is gone");
        assertSame(message, inbox.next(1, TimeUnit.SECONDS));
        BoardException ended = assertThrows(BoardException.class, () -> inbox.next(1, TimeUnit.SECONDS));
        assertTrue(ended.getMessage().contains("its channel is gone"), ended.getMessage());
        assertNull(new Inbox().next(1, TimeUnit.MILLISECONDS));
    }

    private Inbox.Entry take() throws InterruptedException {
        return inbox.take(1, TimeUnit.SECONDS);
    }
}
