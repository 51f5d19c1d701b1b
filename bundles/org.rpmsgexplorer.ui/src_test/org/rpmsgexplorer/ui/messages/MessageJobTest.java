// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.ui.OneAtATime;

@Timeout(20)
class MessageJobTest {
    private final BlockingQueue<MessageJob.Outcome> told = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private MessageJob job(MessageJob.Work work) {
        return new MessageJob("work", work, told::add);
    }

    @AfterEach
    void end() throws Exception {
        end.countDown();
        Job.getJobManager().join(MessageJob.FAMILY, null);
    }

    private void assertTold(MessageJob.Outcome outcome) throws InterruptedException {
        assertEquals(outcome, told.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void oneThatIsCancelledBeforeItsTurnTellsSo() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        MessageJob first = job(progress -> {
            begun.countDown();
            end.await();
            return "first";
        });
        MessageJob second = job(progress -> "second");
        first.setRule(new OneAtATime("endpoint"));
        second.setRule(new OneAtATime("endpoint"));
        first.schedule();
        begun.await();
        second.schedule();
        second.cancel();
        assertTold(MessageJob.Outcome.CANCELLED);
        end.countDown();
        assertTold(new MessageJob.Outcome(false, "first", ""));
    }

    @Test
    void whatFailsIsToldWithItsHint() throws Exception {
        job(progress -> {
            throw new BoardException("The remote takes nothing", "Wait.", null);
        }).schedule();
        MessageJob.Outcome outcome = told.poll(10, TimeUnit.SECONDS);
        assertEquals("The remote takes nothing. Wait.", outcome.text());
    }
}
