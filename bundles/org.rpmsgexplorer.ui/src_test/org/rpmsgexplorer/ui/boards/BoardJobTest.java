// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardJobTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private BoardJob busy;

    @BeforeEach
    void begin() throws Exception {
        busy = job("busy", "lab", monitor -> {
            told.add("busy runs");
            end.await();
        });
        busy.schedule();
        assertTold("busy runs");
    }

    @AfterEach
    void end() throws Exception {
        end.countDown();
        Job.getJobManager().join(BoardJob.FAMILY, null);
    }

    private BoardJob job(String name, String board, BoardJob.Work work) {
        return new BoardJob(name, board, work, problem -> told.add(name + problem.map(why -> " failed").orElse(" cancelled")));
    }

    private void assertTold(String text) throws InterruptedException {
        assertEquals(text, told.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatIsGoingOnIsInterrupted() throws Exception {
        busy.cancel();
        assertTold("busy cancelled");
        job("next", "lab", monitor -> told.add("next " + Thread.interrupted())).schedule();
        assertTold("next false");
    }

    @Test
    void whatFailsBecauseItIsInterruptedIsCancelled() throws Exception {
        job("files", "other", monitor -> {
            told.add("files runs");
            try {
                end.await();
            } catch (InterruptedException cancelled) {
                throw new InterruptedIOException("as a channel does");
            }
        }).schedule();
        assertTold("files runs");
        BoardJob.all().stream().filter(job -> job.getName().equals("files")).forEach(Job::cancel);
        assertTold("files cancelled");
    }

    @Test
    void whatWaitsIsTakenBackAndTellsSo() throws Exception {
        BoardJob late = job("late", "lab", monitor -> told.add("late runs"));
        late.schedule();
        assertEquals(List.of("busy true", "late false"), BoardJob.entries().stream()
                .map(entry -> entry.name() + ' ' + entry.runs()).sorted().toList());
        BoardJob.cancelWaiting("other");
        assertEquals(Job.WAITING, late.getState());
        BoardJob.cancelWaiting("lab");
        assertTold("late cancelled");
        assertEquals(Job.RUNNING, busy.getState());

        late.schedule();
        end.countDown();
        assertTold("late runs");
    }

    @Test
    void whatNobodySeesAnyMoreIsNotTakenBack() throws Exception {
        job("end", "lab", monitor -> told.add("end runs")).kept().schedule();
        assertEquals(List.of("busy"), BoardJob.entries().stream().map(BoardWork.Entry::name).toList(), "nobody is asked to wait for it");
        BoardJob.cancelWaiting("lab");
        end.countDown();
        assertTold("end runs");
    }

    @Test
    void boardsDoNotWaitForEachOther() throws Exception {
        job("other", "other", monitor -> told.add("other runs")).schedule();
        assertTold("other runs");
        assertEquals(Job.RUNNING, busy.getState());
    }

    @Test
    void oneThatIsCancelledAgainTellsAgain() throws Exception {
        BoardJob late = job("late", "lab", monitor -> told.add("late runs"));
        for (int round = 0; round < 2; round++) {
            late.schedule();
            assertTrue(late.cancel());
            assertTold("late cancelled");
        }
        assertNull(told.poll());
    }
}
