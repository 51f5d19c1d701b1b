// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.ssh.SshTarget;

@Timeout(20)
class BoardConnectionTest {
    private static final Problem REFUSED = new Problem("No answer", "Is it on?");

    private final CountDownLatch looking = new CountDownLatch(1);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final BoardConnection connection = new BoardConnection("lab", "lab", this::waitForEver, SignIns.NOBODY,
            new BoardConnection.Observer() {
                @Override
                public void changed() {
                    links.add(connection.link());
                }

                @Override
                public void log(String text) {
                    log.add(text);
                }

                @Override
                public void closing(Connection open) {
                    log.add("closing");
                }
            });

    /** Stands for a board that does not answer. */
    private SshTarget waitForEver() throws InterruptedIOException {
        looking.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException cancelled) {
            throw new OperationCanceledException();
        }
        throw new InterruptedIOException();
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        Job.getJobManager().join(BoardJob.FAMILY, null);
    }

    @Test
    void anAttemptIsTakenBack() throws Exception {
        connection.connect();
        assertTrue(looking.await(10, TimeUnit.SECONDS));
        assertEquals(new Link.Opening(""), connection.link());
        connection.disconnect();
        Job.getJobManager().join(BoardJob.FAMILY, null);
        assertEquals(Link.Down.IDLE, connection.link());
        assertEquals(List.of("It was cancelled."), log, "there was no connection to close");
        assertTrue(links.contains(new Link.Opening("")), links.toString());
        assertEquals(Optional.empty(), connection.connection());
    }

    @Test
    void whatFailedStaysUntilItWasSeen() {
        connection.failed(Optional.of(REFUSED));
        assertEquals(new Link.Down(Optional.of(REFUSED)), connection.link());
        assertEquals(List.of("No answer\nIs it on?"), log);
        connection.dismiss();
        assertEquals(Link.Down.IDLE, connection.link());
    }

    @Test
    void nothingIsDismissedWhileItIsBeingConnected() throws Exception {
        connection.connect();
        assertTrue(looking.await(10, TimeUnit.SECONDS));
        connection.dismiss();
        connection.tryNow();
        assertEquals(new Link.Opening(""), connection.link());
    }
}
